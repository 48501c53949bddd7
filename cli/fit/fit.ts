import { join } from "node:path";
import type { RawScores } from "../../src/evaluation/index.ts";
import { openModels, withRewards } from "../../src/index.ts";
import { conditionsLine } from "../conditionsLine.ts";
import { dividedFor } from "../dividedFor.ts";
import { drawNoted } from "../drawNoted.ts";
import type { Plugins } from "../loadPlugins.ts";
import { assertWritable } from "../outFolder.ts";
import { writeSafely } from "../writeSafely.ts";
import { fitJobs } from "./fitJobs.ts";
import { fitReportOf } from "./fitReportOf.ts";
import { fitText } from "./fitText.ts";
import { fittedFile } from "./fittedFile.ts";
import { type FitPlan, type FitRequest, planFit } from "./planFit.ts";

/** What `varflow fit` fits, where it goes, and how it talks. */
export interface FitOptions extends FitRequest {
  /** Folder of the results. */
  readonly out: string;
  readonly json?: boolean;
  /** Says nothing while all goes well. */
  readonly quiet?: boolean;
}

/**
 * `varflow fit`: learns to predict the final score from scores on the way, and writes a graph that
 * goes by predictions. Writes `fit.json`, `fit.md` and `predicted.yaml` once all is drawn, and
 * nothing before.
 *
 * @returns the exit code: 0, or 130 if interrupted.
 */
export async function fit(options: FitOptions, plugins: Plugins): Promise<number> {
  const plan = await planFit(options, plugins);
  assertWritable(options.out);
  const models = await openModels(plan.folder, {
    ...dividedFor(plan.spec.memory, Number.POSITIVE_INFINITY),
    roles: plan.roles,
  });
  try {
    const runs: RawScores[] = [];
    const { base, head, prompts } = plan;
    const own = withRewards(models, plugins.rewards);
    const jobs = fitJobs(base, head, prompts, own, plugins.operators, runs);
    if (!(await drawNoted(jobs, options.quiet ?? false))) return 130;
    await write(runs, plan, options, plugins);
    return 0;
  } finally {
    await models.close();
  }
}

async function write(
  runs: readonly RawScores[],
  { base, head, spec }: FitPlan,
  { out, json }: FitOptions,
  { operators }: Plugins,
): Promise<void> {
  const report = fitReportOf(head, runs);
  const { text } = fittedFile(base, report, operators);
  const table = fitText(report);
  const whole = `${JSON.stringify(report, shortened, 1)}\n`;
  await writeSafely(join(out, "predicted.yaml"), text);
  await writeSafely(join(out, "fit.json"), whole);
  await writeSafely(join(out, "fit.md"), `${table}\n${conditionsLine(spec)}\n`);
  process.stdout.write(json ? whole : table);
  process.stderr.write(`Wrote ${join(out, "predicted.yaml")}: compare it on other prompts.\n`);
}

/** Six digits say all that the intervals leave open. */
const shortened = (_: string, value: unknown): unknown =>
  typeof value === "number" && !Number.isInteger(value) ? Number(value.toPrecision(6)) : value;
