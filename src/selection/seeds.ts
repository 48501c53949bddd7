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
  while (chosen.length < count) {
    const options = Array.from({ length: candidates }, () => {
      const seed = farOne(nearest, draw());
      const row = table[seed] as Float64Array;
      const left = nearest.map((distance, i) => Math.min(distance, row[i] as number));
      return { seed, left, total: total(left) };
    });
    const best = options.reduce((a, b) => (b.total < a.total ? b : a));
    chosen.push(best.seed);
    nearest = best.left;
  }
  return chosen;
}

/** An index drawn ∝ `weights`; 0 where all are 0. */
function farOne(weights: readonly number[], uniform: number): number {
  const sum = total(weights);
  return sum > 0 ? (invert(weights, [uniform * sum])[0] as number) : 0;
}

function total(numbers: readonly number[]): number {
  let sum = 0;
  for (const x of numbers) sum += x;
  return sum;
}
