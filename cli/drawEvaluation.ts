import { hostname } from "node:os";
import { concatMap, lastValueFrom, takeUntil } from "rxjs";
import {
  type Evaluated,
  type EvaluationJob,
  type Eyes,
  evaluate,
  type ResultRow,
  type RowPlace,
  sealedLine,
} from "../src/evaluation/index.ts";
import { describeError } from "./describeError.ts";
import { inFlightOn } from "./inFlightOn.ts";
import { interrupted } from "./interrupted.ts";
import type { Pictures } from "./openPictures.ts";
import { progress } from "./progress.ts";
import type { Timing } from "./readResults.ts";
import type { LineFile } from "./resultsFile.ts";

/** What came of drawing. */
export interface Drawn {
  readonly code: number;
  readonly rows: readonly ResultRow[];
}

/** Where rows go, and how to talk. */
export interface Desk {
  readonly workers: number;
  readonly quiet: boolean;
  readonly results: LineFile;
  readonly timings: LineFile;
  /** Where pictures go, if anywhere. */
  readonly pictures: Pictures | null;
}

/** Draws jobs and writes each result as it comes. */
export async function drawEvaluation(
  jobs: readonly EvaluationJob[],
  eyes: Eyes,
  desk: Desk,
): Promise<Drawn> {
  const rows: ResultRow[] = [];
  const inFlight = inFlightOn(desk.workers);
  const bar = progress(jobs.length, desk.quiet);
  const failed: string[] = [];
  const note = async (one: Evaluated) => {
    const { graph, n, prompt, seed } = one.job.place;
    const name = `${graph}@${n}, seed ${seed}, "${prompt}"`;
    bar.step(name);
    if ("error" in one) {
      failed.push(name);
      bar.print(describeError(one.error, name), process.stderr);
      return;
    }
    await desk.pictures?.write(one); // before its row: a row that is there has its picture
    desk.results.append(sealedLine(one.row));
    desk.timings.append(JSON.stringify(timingOf(one.job.place, one.wallMs, inFlight, desk)));
    rows.push(one.row);
  };
  await lastValueFrom(
    evaluate(jobs, eyes, inFlight).pipe(concatMap(note), takeUntil(interrupted())),
    {
      defaultValue: null,
    },
  ).finally(() => bar.end());
  const isWhole = rows.length + failed.length === jobs.length;
  if (!isWhole || failed.length > 0)
    process.stderr.write(
      `${isWhole ? `${failed.length} of ${jobs.length} failed` : `${rows.length} of ${jobs.length} drawn`}: the same command goes on\n`,
    );
  return { rows, code: isWhole ? (failed.length > 0 ? 1 : 0) : 130 };
}

const timingOf = (
  { graph, n, prompt, seed }: RowPlace,
  wallMs: number,
  inFlight: number,
  { workers }: Desk,
): Timing => ({
  ...{ graph, n, prompt, seed, wallMs: Math.round(wallMs * 10) / 10, inFlight },
  machine: hostname(),
  workers,
  at: new Date().toISOString(),
});
