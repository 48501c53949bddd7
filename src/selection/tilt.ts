import { isAlive } from "./isAlive.ts";

/**
 * Log-weights times e^{lambda · value}, up to one constant for all: `[B]`.
 *
 * Measured from the largest live value, so that no product can overflow. NaN for a path whose
 * value or log-weight is dead.
 *
 * @param lambda inverse temperature, finite and ≥ 0.
 */
export function tilt(
  logWeights: readonly number[],
  values: readonly number[],
  lambda: number,
): readonly number[] {
  const best = Math.max(...values.filter(isAlive));
  return logWeights.map((logWeight, place) => {
    const value = values[place] ?? Number.NaN;
    // Halved, since a difference of finite numbers may overflow, and 0 · ∞ is NaN.
    return isAlive(value) && isAlive(logWeight)
      ? logWeight + 2 * (lambda * (value / 2 - best / 2))
      : Number.NaN;
  });
}
