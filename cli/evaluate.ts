import { hostname } from "node:os";
import { join } from "node:path";
import { lastValueFrom, takeUntil, tap } from "rxjs";
import {
  type Evaluated,
  type EvaluationJob,
  evaluate as evaluateAll,
  openExaminer,
  openJudge,
  placeKey,
  placesOf,
  type ResultRow,
  type RowPlace,
  sealedLine,
} from "../src/evaluation/index.ts";
import { openModels, withRewards } from "../src/index.ts";
import { describeError } from "./describeError.ts";
import { evaluationJobs } from "./evaluationJobs.ts";
import { inFlightOn } from "./inFlightOn.ts";
import { interrupted } from "./interrupted.ts";
import type { Plugins } from "./loadPlugins.ts";
import { openEvaluation } from "./openEvaluation.ts";
import { pictureFile } from "./pictureFile.ts";
import { type EvaluatePlan, type EvaluateRequest, planEvaluate } from "./planEvaluate.ts";
import { progress } from "./progress.ts";
import { names, type Timing } from "./readResults.ts";
import { type LineFile, lineFile } from "./resultsFile.ts";
import { writeSafely } from "./writeSafely.ts";

/** Where an evaluation goes, and how it talks. */
export interface EvaluateOptions extends EvaluateRequest {
  /** Folder of the results. */
  readonly out: string;
  /** Says nothing while all goes well. */
  readonly quiet?: boolean;
}

/**
 * `varflow evaluate`: draws what is missing in a results folder, looks at the pictures, and writes
 * the results in their order once all are there.
 *
 * @returns the exit code: 0 if all is there, 1 if something failed, 130 if interrupted.
 */
export async function evaluate(options: EvaluateOptions, plugins: Plugins): Promise<number> {
  const plan = await planEvaluate(options, plugins);
  const folder = await openEvaluation(options.out, plan.settings);
  try {
    for (const notice of folder.notices) process.stderr.write(`${notice}\n`);
    const there = new Map(folder.rows.map((row) => [placeKey(row), row]));
    const missing = placesOf(plan.settings).filter((place) => !there.has(placeKey(place)));
    if (missing.length === 0) return await finish(options.out, plan, there);
    const { code, rows } = await drawMissing(missing, plan, options, plugins);
    for (const row of rows) there.set(placeKey(row), row);
    return code === 0 ? await finish(options.out, plan, there) : code;
  } finally {
    folder.release();
  }
}

/** The whole file once, in order: its bytes tell nothing of how it came about. */
async function finish(
  out: string,
  { settings }: EvaluatePlan,
  rows: ReadonlyMap<string, ResultRow>,
): Promise<number> {
  const lines = placesOf(settings).map(
    (place) => `${sealedLine(rows.get(placeKey(place)) as ResultRow)}\n`,
  );
  await writeSafely(join(out, names.results), lines.join(""));
  process.stderr.write(`${lines.length} results in ${join(out, names.results)}\n`);
  return 0;
}

interface Drawn {
  readonly code: number;
  readonly rows: readonly ResultRow[];
}

async function drawMissing(
  missing: readonly RowPlace[],
  plan: EvaluatePlan,
  options: EvaluateOptions,
  plugins: Plugins,
): Promise<Drawn> {
  const { folder, workers, hasJudge } = plan;
  const opened: { close(): unknown }[] = [];
  const open = async <T extends { close(): unknown }>(one: T | Promise<T>): Promise<T> => {
    opened.push(await one);
    return one;
  };
  try {
    const examiner = await open(openExaminer(folder, plugins.rewards));
    const judge = hasJudge ? await open(openJudge(folder)) : null;
    const models = await open(openModels(folder, { workers }));
    const results = await open(lineFile(join(options.out, names.results)));
    const timings = await open(lineFile(join(options.out, names.timings)));
    const jobs = evaluationJobs(missing, plan, withRewards(models, plugins.rewards));
    const eyes = { examiner, judge, encode: pictureFile };
    return await drawJobs(jobs, eyes, { plan, options, results, timings });
  } finally {
    for (const one of opened.reverse()) await one.close();
  }
}

interface Desk {
  readonly plan: EvaluatePlan;
  readonly options: EvaluateOptions;
  readonly results: LineFile;
  readonly timings: LineFile;
}

async function drawJobs(
  jobs: readonly EvaluationJob[],
  eyes: Parameters<typeof evaluateAll>[1],
  desk: Desk,
): Promise<Drawn> {
  const rows: ResultRow[] = [];
  const inFlight = inFlightOn(desk.plan.workers);
  const bar = progress(jobs.length, desk.options.quiet ?? false);
  const failed: string[] = [];
  const note = (one: Evaluated) => {
    const { graph, n, prompt, seed } = one.job.place;
    const name = `${graph}@${n}, seed ${seed}, "${prompt}"`;
    bar.step(name);
    if ("error" in one) {
      failed.push(name);
      bar.print(describeError(one.error, name), process.stderr);
      return;
    }
    desk.results.append(sealedLine(one.row));
    desk.timings.append(JSON.stringify(timingOf(one.job.place, one.wallMs, inFlight, desk)));
    rows.push(one.row);
  };
  await lastValueFrom(evaluateAll(jobs, eyes, inFlight).pipe(tap(note), takeUntil(interrupted())), {
    defaultValue: null,
  }).finally(() => bar.end());
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
  { plan }: Desk,
): Timing => ({
  ...{ graph, n, prompt, seed, wallMs: Math.round(wallMs * 10) / 10, inFlight },
  machine: hostname(),
  workers: plan.workers,
  at: new Date().toISOString(),
});
