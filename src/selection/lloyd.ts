import { kmeans } from "ml-kmeans";
import { squaredDistance } from "./squaredDistance.ts";

/** Points parted into groups, each around its mean. */
export interface Parting {
  /** Indices of the points of each group, ascending, at least one. */
  readonly groups: readonly (readonly number[])[];
  /** Σ squared distance of the points to the mean of their group. */
  readonly inertia: number;
}

/**
 * K-Means (Lloyd's iteration) of `points` `[N, D]` from the points `initial` as centres, until no
 * centre moves, at most 100 steps. Equally near centres are a tie, to the first of them. A group
 * that stays empty does not come out, as with points that coincide.
 */
export function lloyd(points: readonly (readonly number[])[], initial: readonly number[]): Parting {
  const { clusters: labels, centroids } = kmeans(points as number[][], initial.length, {
    initialization: initial.map((index) => points[index] as number[]),
    tolerance: 0,
  });
  const groups = centroids.map((): number[] => []);
  for (const [i, label] of labels.entries()) groups[label]?.push(i);
  const inertia = points.reduce(
    (sum, point, i) => sum + squaredDistance(point, centroids[labels[i] as number] as number[]),
    0,
  );
  return { groups: groups.filter(({ length }) => length > 0), inertia };
}
