import type { OfScale } from "./histories.ts";

/**
 * Mean of a path's certainties, each scale by its tokens: what the mean over all bits drawn at these
 * scales is. NaN of none.
 *
 * @param sides side of each scale of the model; scale k has `sides[k]²` tokens.
 */
export function meanCertainty(
  certainty: readonly (OfScale & Readonly<Record<"logProbability" | "confidence", number>>)[],
  what: "logProbability" | "confidence",
  sides: readonly number[],
): number {
  let [sum, tokens] = [0, 0];
  for (const own of certainty) {
    const weight = (sides[own.scale] ?? Number.NaN) ** 2;
    sum += weight * own[what];
    tokens += weight;
  }
  return sum / tokens;
}
