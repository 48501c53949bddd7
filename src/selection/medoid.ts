import type { Cluster } from "./Cluster.ts";
import { squaredDistance } from "./squaredDistance.ts";

/**
 * The member of a cluster of `points` `[N, D]` nearest (L2) to its centre; of those within 1e-9 of
 * the least squared distance, the one that is lowest in `order` `[N]`.
 */
export function medoid(
  points: readonly (readonly number[])[],
  order: readonly number[],
  { members, centre }: Cluster,
): number {
  const distances = members.map((i) => squaredDistance(points[i] as readonly number[], centre));
  const least = distances.reduce((a, b) => Math.min(a, b));
  return members
    .filter((_, place) => (distances[place] as number) <= least * (1 + 1e-9))
    .reduce((a, b) => ((order[a] as number) < (order[b] as number) ? a : b));
}
