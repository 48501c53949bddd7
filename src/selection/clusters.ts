import { kmeans } from "ml-kmeans";
import { seeds } from "./seeds.ts";
import { squaredDistance } from "./squaredDistance.ts";

/** The points nearest to one centre. */
export interface Cluster {
  /** Indices of the points, ascending, at least one. */
  readonly members: readonly number[];
  /** Mean of the members, `[D]`. */
  readonly centre: readonly number[];
}

/** Single runs miss planted clusters in half of the noisy cases, the best of ten in none. */
const restarts = 10;

/**
 * K-Means of `points` `[N, D]`, rescaled, into at most `count` (1…N) clusters: the restart of ten
 * with the lowest inertia (Σ squared distance to the own centre), the first of equal ones.
 *
 * Fewer than `count` come out where ml-kmeans leaves clusters empty, as it does silently when
 * points coincide. Lloyd's steps go on until no centre moves, at most 100.
 *
 * @see platform.md 4 (why own seeds, restarts and finite input); official.md 1.4.
 */
export function clusters(
  points: readonly number[][],
  count: number,
  draw: () => number,
): readonly Cluster[] {
  const runs = Array.from({ length: restarts }, () => lloyd(points, count, draw));
  return runs.reduce((best, run) => (run.inertia < best.inertia ? run : best)).found;
}

function lloyd(points: readonly number[][], count: number, draw: () => number) {
  const { clusters: labels, centroids } = kmeans([...points], count, {
    initialization: seeds(points, count, draw).map((i) => points[i] as number[]),
    tolerance: 0,
  });
  const found = centroids
    .map((centre, label) => ({
      members: labels.flatMap((l, i) => (l === label ? [i] : [])),
      centre,
    }))
    .filter(({ members }) => members.length > 0);
  const inertia = points.reduce(
    (sum, point, i) => sum + squaredDistance(point, centroids[labels[i] as number] as number[]),
    0,
  );
  return { found, inertia };
}
