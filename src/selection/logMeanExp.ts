import { isAlive } from "./isAlive.ts";

/**
 * log of the mean of e^x over `[N ≥ 1]` log-weights; a dead one (NaN, ±∞) counts as weight 0. −∞
 * when none is alive.
 */
export function logMeanExp(logWeights: readonly number[]): number {
  const alive = logWeights.filter(isAlive);
  if (alive.length === 0) return -Infinity;
  const largest = alive.reduce((a, b) => Math.max(a, b));
  const sum = alive.reduce((total, x) => total + Math.exp(x - largest), 0);
  return largest + Math.log(sum / logWeights.length);
}
