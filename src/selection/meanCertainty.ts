import type { OfScale } from "./histories.ts";

/** What is known of one scale, as far as it is averaged. */
type Sure = OfScale & Readonly<Record<"logProbability" | "confidence", number>>;

/**
 * Mean of a path's certainties, each scale by its tokens: what the mean over all bits drawn at these
 * scales is. NaN of none.
 *
 * @param sides side of each scale of the model; scale k has `sides[k]²` tokens.
 */
export function meanCertainty(
  certainty: readonly Sure[],
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
