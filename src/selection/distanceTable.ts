import { squaredDistance } from "./squaredDistance.ts";

/** Squared Euclidean distances between N points, `[N][N]`: symmetric, 0 on the diagonal. */
export type DistanceTable = readonly Float64Array[];

/** The {@link DistanceTable} of `points` `[N, D]`. */
export function distanceTable(points: readonly (readonly number[])[]): DistanceTable {
  const table = points.map(() => new Float64Array(points.length));
  for (const [i, row] of table.entries())
    for (let j = 0; j < i; j++) {
      row[j] = squaredDistance(points[i] as readonly number[], points[j] as readonly number[]);
      (table[j] as Float64Array)[i] = row[j] as number;
    }
  return table;
}
