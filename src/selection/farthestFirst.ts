import { squaredDistance } from "./squaredDistance.ts";

/**
 * `chosen` and, until there are `count` (≤ N), always that one of the other rows `[N, D]` that
 * lies farthest from its nearest chosen row, ties to the lower index. Distinct if `chosen` is.
 *
 * @see Gonzalez 1985, "Clustering to minimize the maximum intercluster distance".
 */
export function farthestFirst(
  rows: readonly (readonly number[])[],
  chosen: readonly number[],
  count: number,
): readonly number[] {
  const all = [...chosen];
  const gap = (row: readonly number[]) =>
    all.reduce(
      (min, i) => Math.min(min, squaredDistance(row, rows[i] as readonly number[])),
      Infinity,
    );
  while (all.length < count) {
    const gaps = rows.map((row, i) => (all.includes(i) ? -1 : gap(row)));
    all.push(gaps.indexOf(gaps.reduce((a, b) => Math.max(a, b))));
  }
  return all;
}
