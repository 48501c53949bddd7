import { isAlive } from "./isAlive.ts";

/**
 * @throws RangeError for a row of `features` `[N, D]` that is not finite (drop dead paths before),
 * for rows of unequal length, and for a count that is no integer ≥ `least`.
 */
export function assertFeatures(
  features: readonly ArrayLike<number>[],
  count: number,
  least: number,
): void {
  if (!Number.isInteger(count) || count < least)
    throw new RangeError(`count is an integer ≥ ${least}, not ${count}`);
  const length = features[0]?.length ?? 0;
  for (const [row, vector] of features.entries()) {
    if (vector.length !== length)
      throw new RangeError(`feature row ${row} has ${vector.length} numbers, row 0 has ${length}`);
    if (!Array.from(vector).every(isAlive))
      throw new RangeError(`feature row ${row} is not finite: drop dead paths before clustering`);
  }
}
