import { type Look, type Proposal, proposal } from "../src/evaluation/index.ts";
import type { ModelSpec } from "../src/index.ts";
import type { ConsistencyReport, LookReport } from "./ConsistencyReport.ts";
import { searchCost } from "./searchCost.ts";

/** What a schedule follows from. */
export interface Trust extends Pick<ConsistencyReport, "prefixes" | "reward"> {
  readonly looks: readonly Pick<LookReport, "side" | "flops" | "consistency">[];
}

/**
 * The schedule that promises most within a budget, by how far scores could be trusted.
 *
 * @throws RangeError if the budget does not pay for one path.
 */
export function proposalFrom(
  { looks, prefixes, reward }: Trust,
  spec: ModelSpec,
  budget: number,
): Proposal {
  const choices = looks.map(
    (look): Look => ({
      side: look.side,
      cost: searchCost(look.flops, reward, spec),
      correlations: look.consistency
        .filter(({ potential, scale }) => potential === "value" && scale < spec.sides.length - 1)
        .map(({ correlation }) => correlation),
    }),
  );
  const shareAt = new Map(prefixes.map(({ scale, share }) => [scale, share]));
  const shares = spec.sides.map((_, scale) => shareAt.get(scale) ?? 1);
  return proposal(choices, shares, budget);
}
