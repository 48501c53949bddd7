import { logMeanExp } from "./logMeanExp.ts";
import type { Picked } from "./oneOfEach.ts";
import type { Candidates } from "./ResamplingScheme.ts";
import { type Scheme, schemeOf } from "./resamplers.ts";

/**
 * Draws about `count` ≥ 1 of N candidates by a scheme, and gives each survivor its log-weight by the
 * one rule: L' = L − log E[copies] + log(M/N), M of them being drawn. Ascending by index.
 *
 * Where M · weight copies are to be expected that is log mean e^L, the same for all. A scheme that
 * does not know what to expect gets it too, and says so in its bias. `draw` gives uniform numbers
 * from 0 to below 1.
 *
 * @throws RangeError if no log-weight is alive.
 * @see strategies.md 4.2
 */
export function reproduce(
  scheme: Scheme,
  candidates: Candidates,
  count: number,
  draw: () => number,
): readonly Picked[] {
  const { logWeights } = candidates;
  const mean = logMeanExp(logWeights);
  if (mean === Number.NEGATIVE_INFINITY) throw new RangeError("no log-weight is alive");
  const { drawn, logExpected } = schemeOf(scheme).reproduce(candidates, count, draw);
  const share = Math.log(drawn.length / logWeights.length);
  return drawn.map((index) => {
    if (logExpected === undefined) return { index, logWeight: mean };
    const own = logWeights[index] as number;
    return { index, logWeight: own - (logExpected[index] as number) + share };
  });
}
