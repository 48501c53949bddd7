import { assertFeatures } from "./assertFeatures.ts";
import { clusters } from "./clusters.ts";
import { distinct } from "./distinct.ts";
import { rescaled } from "./rescaled.ts";

/**
 * Parts the feature vectors `[N, D]` into at most `count` groups of like ones: every index
 * 0…N−1 in exactly one group, indices ascending, groups by their lowest index.
 *
 * K-Means over the distinct vectors, seeded from `draw` (uniform, from 0 to below 1); a duplicate
 * lies with its twin. Fewer than `count` groups come out where fewer vectors differ, and where
 * K-Means leaves a cluster empty.
 *
 * @throws RangeError for a row that is not finite (drop dead paths before), for rows of unequal
 * length, and for a count that is no integer ≥ 1.
 * @see strategies.md 4.6
 */
export function strata(
  features: readonly (readonly number[] | Float32Array)[],
  count: number,
  draw: () => number,
): readonly (readonly number[])[] {
  assertFeatures(features, count, 1);
  const rows = rescaled(features);
  const points = distinct(rows).map((index) => rows[index] as number[]);
  const groups =
    count < points.length
      ? clusters(points, count, draw).map(({ members }) => members)
      : points.map((_, place) => [place]);
  const groupOf = new Map(
    groups.flatMap((members, group) =>
      members.map((place) => [String(points[place]), group] as const),
    ),
  );
  const parts = groups.map((): number[] => []);
  for (const [index, row] of rows.entries()) parts[groupOf.get(String(row)) as number]?.push(index);
  return parts.sort(([a = 0], [b = 0]) => a - b);
}
