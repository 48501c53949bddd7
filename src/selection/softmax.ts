import { isAlive } from "./isAlive.ts";

/**
 * Weights `[N]` ∝ exp(logWeights `[N]`): each ≥ 0, sum 1 up to rounding. Shifted by the largest,
 * so nothing overflows. `null` when no entry is alive (an empty list too).
 *
 * A dead entry (NaN, −∞, +∞) has weight 0 and leaves the others as they are: +∞ is a broken
 * reward and kills that path alone. A live one far below the largest may round to 0.
 *
 * @see official.md 5, fault 12: there one NaN erases all scores.
 */
export function softmax(logWeights: readonly number[]): readonly number[] | null {
  const alive = logWeights.filter(isAlive);
  if (alive.length === 0) return null;
  const largest = alive.reduce((a, b) => Math.max(a, b));
  const scaled = logWeights.map((x) => (isAlive(x) ? Math.exp(x - largest) : 0));
  const sum = scaled.reduce((a, b) => a + b);
  return scaled.map((x) => x / sum);
}
