import { join } from "node:path";
import { concatMap, lastValueFrom, takeUntil, toArray } from "rxjs";
import { drawAll, type Models, openModels, withRewards } from "../src/index.ts";
import { inFlightOn } from "./inFlightOn.ts";
import { interrupted } from "./interrupted.ts";
import type { Plugins } from "./loadPlugins.ts";
import { makeFolder } from "./makeFolder.ts";
import { clearFolder, recordName } from "./outFolder.ts";
import { type GenerateOptions, type GeneratePlan, planGenerate } from "./planGenerate.ts";
import { progress } from "./progress.ts";
import { reportOutcome } from "./reportOutcome.ts";
import { type TraceFile, traceFile } from "./traceFile.ts";
import { UsageError } from "./UsageError.ts";
import { writeSafely } from "./writeSafely.ts";

/**
 * `varflow generate`: draws every prompt and writes images, `results.jsonl` and `run.json`.
 *
 * @returns the exit code: 0 if all were drawn, 1 if one failed, 130 if interrupted.
 */
export async function generate(
  given: readonly string[],
  options: GenerateOptions,
  plugins: Plugins,
): Promise<number> {
  const plan = await planGenerate(given, options, plugins);
  const { folder, roles, division, notices } = plan;
  for (const notice of notices) process.stderr.write(`${notice}\n`);
  const models = await openModels(folder, { ...division, batch: options.batch, roles });
  try {
    return await drawTraced(plan, options, withRewards(models, plugins.rewards));
  } finally {
    await models.close();
  }
}

async function drawTraced(
  plan: GeneratePlan,
  options: GenerateOptions,
  models: Models,
): Promise<number> {
  const trace = traceFile(options.trace, options.force ?? false);
  try {
    await prepareFolder(options.out, plan);
    const code = await drawPlan(plan, options, models, trace);
    if (code === 130) trace.discard();
    else trace.keep();
    return code;
  } catch (cause) {
    trace.discard();
    throw cause;
  }
}

async function drawPlan(
  { graph, search, prompts, division: { workers } }: GeneratePlan,
  options: GenerateOptions,
  models: Models,
  trace: TraceFile,
): Promise<number> {
  const { n, seed, out, json = false } = options;
  const jobs = prompts.map((prompt, place) => ({
    ...{ prompt, n, seed, graph, search, models, paths: graph.paths },
    observe: trace.of(place),
  }));
  const bar = progress(prompts.length, json);
  const reports = await lastValueFrom(
    drawAll(jobs, inFlightOn(workers)).pipe(
      concatMap((outcome) => reportOutcome(outcome, { graph, out, json, bar })),
      takeUntil(interrupted()),
      toArray(),
    ),
  ).finally(() => bar.end());
  await writeSafely(join(out, "results.jsonl"), reports.map(({ line }) => `${line}\n`).join(""));
  if (reports.length < prompts.length) return 130;
  return reports.every(({ ok }) => ok) ? 0 : 1;
}

async function prepareFolder(out: string, { replaced, record }: GeneratePlan): Promise<void> {
  try {
    makeFolder(out);
  } catch (cause) {
    throw new UsageError(`${out} cannot be made: ${(cause as Error).message}`);
  }
  await clearFolder(out, replaced);
  await writeSafely(join(out, recordName), `${JSON.stringify(record, null, 2)}\n`);
}
