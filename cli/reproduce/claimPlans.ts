import { describeModel, planOf } from "../../src/index.ts";
import { bundleFolder } from "../bundleFolder.ts";
import type { Plugins } from "../loadPlugins.ts";
import { searchNamed } from "../searchNamed.ts";
import type { ClaimPlans } from "./questions.ts";

/** Plans of raw, TTS-VAR with n = 2 and Best-of-8 with each of some models. */
export async function claimPlans(
  models: readonly string[],
  { operators }: Plugins,
): Promise<ClaimPlans> {
  const plans = models.map(async (model) => {
    const spec = await describeModel(bundleFolder(model));
    const plan = (graph: string, n: number) => planOf(searchNamed(graph).graph, operators, spec, n);
    return [
      spec.name,
      { raw: plan("raw", 1), search: plan("tts-var", 2), best: plan("best-of-n", 8) },
    ] as const;
  });
  return Object.fromEntries(await Promise.all(plans));
}
