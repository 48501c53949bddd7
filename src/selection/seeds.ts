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
    const options = Array.from({ length: candidates }, () => {
      const uniform = draw();
      const seed = whole > 0 ? (invert(nearest, [uniform * whole])[0] as number) : 0;
      return { seed, left: left(nearest, table[seed] as Float64Array) };
    });
    const best = options.reduce((a, b) => (b.left < a.left ? b : a));
    const row = table[best.seed] as Float64Array;
    chosen.push(best.seed);
    nearest = nearest.map((distance, i) => Math.min(distance, row[i] as number));
    whole = best.left;
  }
  return chosen;
}

/** Σ squared distance to the nearest seed, once the point of `row` is one too. */
function left(nearest: readonly number[], row: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < row.length; i++) sum += Math.min(nearest[i] as number, row[i] as number);
  return sum;
}
