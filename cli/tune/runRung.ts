import { type Standing, standingsOf } from "../../src/tuning/index.ts";
import { evaluate } from "../evaluate.ts";
import type { Plugins } from "../loadPlugins.ts";
import { planEvaluate } from "../planEvaluate.ts";
import { readResults } from "../readResults.ts";
import { carryRows } from "./carryRows.ts";
import { graphIn, rungFolder } from "./rungFolder.ts";
import type { TunePlan } from "./TuneSettings.ts";

/** Where a race goes, and how it talks. */
export interface RungOptions {
  readonly out: string;
  readonly quiet?: boolean;
}

/**
 * Draws what is missing of a rung, an evaluation of its own.
 *
 * @param names the graphs that run beside the baselines.
 * @returns where all of them stand, or the exit code of an evaluation that is not complete.
 */
export async function runRung(
  rung: number,
  names: readonly string[],
  { settings, prompts, chosen }: TunePlan,
  { out, quiet = false }: RungOptions,
  plugins: Plugins,
): Promise<readonly Standing[] | number> {
  const { graphs, baselines, seeds, objective } = settings;
  const request = {
    strategies: [...baselines, ...names].map((name) => `${graphIn(out, name)}@${graphs[name]?.n}`),
    ...{ n: [1], seeds, prompts: prompts[rung] ?? [], ...chosen },
  };
  const folder = rungFolder(out, rung);
  if (rung > 0) {
    const { settings: own } = await planEvaluate(request, plugins);
    await carryRows(rungFolder(out, rung - 1), folder, own);
  }
  const code = await evaluate({ ...request, out: folder, quiet }, plugins);
  return code === 0 ? standingsOf(readResults(folder), objective) : code;
}
