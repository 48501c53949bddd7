import type { DistanceTable } from "./distanceTable.ts";
import { invert } from "./invert.ts";

/**
 * Greedy K-Means++ seeding: `count` (≥ 1) indices of the N ≥ 1 points of `table`. The first is
 * uniform; each further one is the best (least Σ squared distance to the nearest seed) of
 * 2 + ⌊ln count⌋ candidates drawn ∝ their squared distance to the nearest seed so far.
 *
 * No seed twice, unless all that is left lies on a seed (or so close that the square is 0).
 *
 * @see Arthur & Vassilvitskii 2007, "k-means++: the advantages of careful seeding", 7; the
 * number of candidates is scikit-learn's.
 */
export function seeds(table: DistanceTable, count: number, draw: () => number): readonly number[] {
  const candidates = 2 + Math.floor(Math.log(count));
  const first = Math.min(Math.floor(draw() * table.length), table.length - 1);
  const chosen = [first];
  let nearest: readonly number[] = [...(table[first] as Float64Array)];
  let whole = nearest.reduce((a, b) => a + b);
  while (chosen.length < count) {
    let [best, least] = [0, Number.POSITIVE_INFINITY];
    for (let candidate = 0; candidate < candidates; candidate++) {
      const uniform = draw();
      const seed = whole > 0 ? (invert(nearest, [uniform * whole])[0] as number) : 0;
      const left = leftBy(table[seed] as Float64Array, nearest);
      if (left < least) [best, least] = [seed, left];
    }
    const row = table[best] as Float64Array;
    chosen.push(best);
    nearest = nearest.map((distance, i) => Math.min(distance, row[i] as number));
    whole = least;
  }
  return chosen;
}

/** Σ squared distance to the nearest seed, once the point of `row` is one too. */
function leftBy(row: Float64Array, nearest: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < row.length; i++) sum += Math.min(nearest[i] as number, row[i] as number);
  return sum;
}
