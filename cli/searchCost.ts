import type { SearchCost } from "../src/evaluation/index.ts";
import type { ModelSpec } from "../src/index.ts";

/** What the parts of a search cost with a model whose looks at a picture cost `look` FLOPs. */
export const searchCost = (look: number, reward: string, { cost }: ModelSpec): SearchCost => ({
  begin: cost.begin,
  transformer: cost.transformer,
  look,
  lastLook: cost.decode + (cost.score[reward] ?? 0),
});
