import { softmax } from "./softmax.ts";

/**
 * (Σ w)² / Σ w² of the weights w = e^x of `[N]` log-weights: how many equal weights they are worth,
 * from 1 to N. 0 when none is alive (NaN and ±∞ count as weight 0).
 *
 * @see Kong, Liu and Wong 1994; strategies.md, notation.
 */
export function effectiveSampleSize(logWeights: readonly number[]): number {
  const weights = softmax(logWeights);
  if (weights === null) return 0;
  return 1 / weights.reduce((sum, w) => sum + w * w, 0);
}
