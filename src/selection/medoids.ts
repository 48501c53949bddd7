import { assertFeatures } from "./assertFeatures.ts";
import type { Cluster } from "./Cluster.ts";
import { clusters } from "./clusters.ts";
import { distinct } from "./distinct.ts";
import { farthestFirst } from "./farthestFirst.ts";
import { medoid } from "./medoid.ts";
import { rescaled } from "./rescaled.ts";

/**
 * Keeps `count` unlike ones of the feature vectors `[N, D]`: min(`count`, N) different indices,
 * ascending.
 *
 * K-Means over the distinct vectors, seeded from `draw` (uniform, from 0 to below 1); of each
 * cluster the member nearest (L2) to its centre. Members equally near, up to rounding, are a
 * tie, as both of a cluster of two always are: the lower index is kept. Places that duplicates
 * leave empty are filled farthest-first from the rest. `count` ≥ N returns all.
 *
 * The order of the vectors decides ties and nothing else.
 *
 * @throws RangeError for a row that is not finite (drop dead paths before), for rows of unequal
 * length, and for a count that is no integer ≥ 0.
 * @see TTS-VAR `tts-var/utils_model.py: extract_k_ids`; strategies.md 4.6.
 */
export function medoids(
  features: readonly (readonly number[] | Float32Array)[],
  count: number,
  draw: () => number,
): readonly number[] {
  assertFeatures(features, count, 0);
  if (count >= features.length) return [...features.keys()];
  if (count === 0) return [];
  const rows = rescaled(features);
  const candidates = distinct(rows);
  const points = candidates.map((index) => rows[index] as number[]);
  const nearest = (cluster: Cluster) => candidates[medoid(points, candidates, cluster)] as number;
  const kept = count < points.length ? clusters(points, count, draw).map(nearest) : [...candidates];
  return [...farthestFirst(rows, kept, count)].sort((a, b) => a - b);
}
