import { invert } from "./invert.ts";
import { squaredDistance } from "./squaredDistance.ts";

type Points = readonly (readonly number[])[];

/**
 * Greedy K-Means++ seeding: `count` (≥ 1) indices of `points` `[N ≥ 1, D]`. The first is
 * uniform; each further one is the best (least Σ squared distance to the nearest seed) of
 * 2 + ⌊ln count⌋ candidates drawn ∝ their squared distance to the nearest seed so far.
 *
 * No seed twice, unless all that is left lies on a seed (or so close that the square is 0).
 *
 * @see Arthur & Vassilvitskii 2007, "k-means++: the advantages of careful seeding", 7; the
 * number of candidates is scikit-learn's. Our own since ml-kmeans has a random stream of its
 * own and copies rows (platform.md 4).
 */
export function seeds(points: Points, count: number, draw: () => number): readonly number[] {
  const candidates = 2 + Math.floor(Math.log(count));
  const chosen = [Math.min(Math.floor(draw() * points.length), points.length - 1)];
  let nearest = nearer(
    points,
    points.map(() => Infinity),
    chosen[0] as number,
  );
  while (chosen.length < count) {
    const options = Array.from({ length: candidates }, () => {
      const seed = farOne(nearest, draw());
      const left = nearer(points, nearest, seed);
      return { seed, left, total: left.reduce(plus) };
    });
    const best = options.reduce((a, b) => (b.total < a.total ? b : a));
    chosen.push(best.seed);
    nearest = best.left;
  }
  return chosen;
}

const plus = (a: number, b: number): number => a + b;

/** An index drawn ∝ `weights`; 0 where all are 0. */
function farOne(weights: readonly number[], uniform: number): number {
  const total = weights.reduce(plus);
  return total > 0 ? (invert(weights, [uniform * total])[0] as number) : 0;
}

/** Squared distances to the nearest seed once `seed` is one too. */
function nearer(points: Points, nearest: readonly number[], seed: number): readonly number[] {
  const centre = points[seed] as readonly number[];
  return points.map((point, i) => Math.min(nearest[i] as number, squaredDistance(point, centre)));
}
