/**
 * Inverse of the cumulative sum: for each of the ascending `points` the first index whose
 * running sum of `weights` exceeds it, ascending too. Points may go from 0 to Σ weights.
 *
 * Never an index of weight 0: not for the point 0, and not for a point that rounding left
 * beyond the sum, which gets the last positive weight.
 *
 * @throws RangeError if points are asked for and no weight is positive.
 */
export function invert(weights: readonly number[], points: readonly number[]): readonly number[] {
  const last = weights.findLastIndex((weight) => weight > 0);
  if (last < 0 && points.length > 0) throw new RangeError("no weight is positive");
  let index = 0;
  let sum = weights[0] ?? 0;
  return points.map((point) => {
    while (index < last && point >= sum) sum += weights[++index] ?? 0;
    return index;
  });
}
