import { join } from "node:path";
import {
  type LayoutName,
  openExaminer,
  openJudge,
  placeKey,
  placesOf,
  type ResultRow,
  type RowPlace,
  sealedLine,
  strategyName,
} from "../src/evaluation/index.ts";
import { openModels, withRewards } from "../src/index.ts";
import { type Drawn, drawEvaluation } from "./drawEvaluation.ts";
import { evaluationJobs } from "./evaluationJobs.ts";
import type { Plugins } from "./loadPlugins.ts";
import { openEvaluation } from "./openEvaluation.ts";
import { openPictures, type Pictures } from "./openPictures.ts";
import { pictureFile } from "./pictureFile.ts";
import { type EvaluatePlan, type EvaluateRequest, planEvaluate } from "./planEvaluate.ts";
import { names } from "./readResults.ts";
import { lineFile } from "./resultsFile.ts";
import { writeResults } from "./writeResults.ts";

/** Where an evaluation goes, and how it talks. */
export interface EvaluateOptions extends EvaluateRequest {
  /** Folder of the results. */
  readonly out: string;
  /** Says nothing while all goes well. */
  readonly quiet?: boolean;
  /** Folder of the pictures; none are written if absent. */
  readonly images?: string;
  /** How they lie there. */
  readonly layout?: LayoutName;
  /** Packs the results once they are complete. */
  readonly pack?: boolean;
  /** Strategies to draw now; all if absent. */
  readonly only?: ReadonlySet<string>;
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
    for (const notice of [...folder.notices, ...(options.quiet ? [] : plan.notices)])
      process.stderr.write(`${notice}\n`);
    const there = new Map(folder.rows.map((row) => [placeKey(row), row]));
    const all = placesOf(plan.settings);
    const { images, layout = "plain" } = options;
    const pictures =
      images === undefined ? null : await openPictures(images, layout, plan.settings);
    const missing = all.filter(
      (place) => !there.has(placeKey(place)) || pictures?.has(place) === false,
    );
    const now = missing.filter((place) => options.only?.has(strategyName(place)) ?? true);
    const { code, rows } =
      now.length === 0 ? nothing : await drawMissing(now, plan, { ...options, pictures }, plugins);
    for (const row of rows) there.set(placeKey(row), row);
    return code === 0 && there.size === all.length ? await finish(all, there, options) : code;
  } finally {
    folder.release();
  }
}

/** The whole file once, in order: its bytes tell nothing of how it came about. */
async function finish(
  all: readonly RowPlace[],
  rows: ReadonlyMap<string, ResultRow>,
  { out, pack = false }: EvaluateOptions,
): Promise<number> {
  const lines = all.map((place) => `${sealedLine(rows.get(placeKey(place)) as ResultRow)}\n`);
  const file = await writeResults(out, lines.join(""), pack);
  process.stderr.write(`${lines.length} results in ${file}\n`);
  return 0;
}

const nothing: Drawn = { code: 0, rows: [] };

async function drawMissing(
  missing: readonly RowPlace[],
  plan: EvaluatePlan,
  options: EvaluateOptions & { readonly pictures: Pictures | null },
  plugins: Plugins,
): Promise<Drawn> {
  const { folder, roles, division, hasJudge } = plan;
  const opened: { close(): unknown }[] = [];
  const open = async <T extends { close(): unknown }>(one: T | Promise<T>): Promise<T> => {
    opened.push(await one);
    return one;
  };
  try {
    const examiner = await open(openExaminer(folder, plugins.rewards, roles));
    const judge = hasJudge ? await open(openJudge(folder)) : null;
    const models = await open(openModels(folder, { ...division, roles }));
    const results = await open(lineFile(join(options.out, names.results)));
    const timings = await open(lineFile(join(options.out, names.timings)));
    const jobs = evaluationJobs(missing, plan, withRewards(models, plugins.rewards));
    const eyes = { examiner, judge, encode: pictureFile };
    const { quiet = false, pictures } = options;
    return await drawEvaluation(jobs, eyes, {
      workers: division.workers,
      quiet,
      results,
      timings,
      pictures,
    });
  } finally {
    for (const one of opened.reverse()) await one.close();
  }
}
