import { type Cluster, clusterOf } from "./Cluster.ts";
import { distanceTable } from "./distanceTable.ts";
import { lloyd } from "./lloyd.ts";
import { seeds } from "./seeds.ts";

/** Single runs miss planted clusters in half of the noisy cases, the best of ten in none. */
const restarts = 10;

/**
 * K-Means of `points` `[N, D]`, rescaled, into at most `count` (1…N) clusters: the restart of ten
 * with the lowest inertia (Σ squared distance to the own centre), the first of equal ones.
 *
 * Fewer than `count` come out where clusters stay empty, as they do when points coincide.
 *
 * @see official.md 1.4
 */
export function clusters(
  points: readonly (readonly number[])[],
  count: number,
  draw: () => number,
): readonly Cluster[] {
  const table = distanceTable(points);
  // Of restarts with the same seeds, as few points often have, one is enough.
  const starts = new Map<string, readonly number[]>();
  for (let restart = 0; restart < restarts; restart++) {
    const seeded = seeds(table, count, draw);
    const name = seeded.toSorted((a, b) => a - b).join(" ");
    if (!starts.has(name)) starts.set(name, seeded);
  }
  const runs = Array.from(starts.values(), (seeded) => lloyd(points, seeded));
  const { groups } = runs.reduce((best, run) => (run.inertia < best.inertia ? run : best));
  return groups.map((members) => clusterOf(points, members));
}
