import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pairDistances } from "../../../src/selection/pairDistances.ts";
import { rescaled } from "../../../src/selection/rescaled.ts";
import {
  genericFeatures,
  tiedFeatures,
  wildFeatures,
} from "../../../src/testing/arbitraries/features.ts";

const pairsOf = (table: readonly (readonly number[])[]) =>
  table.flatMap((row, i) => row.slice(0, i)).sort((a, b) => a - b);

describe("pairDistances", () => {
  it("is symmetric, finite, 0 on the diagonal, and 0 of twins alone", () =>
    fc.assert(
      fc.property(fc.oneof(tiedFeatures(), wildFeatures().map(rescaled)), (points) => {
        const table = pairDistances(points);
        for (const [i, row] of table.entries())
          for (const [j, distance] of row.entries()) {
            expect(distance).toBe(table[j]?.[i]);
            expect(Number.isFinite(distance) && distance >= 0).toBe(true);
            if (String(points[i]) === String(points[j])) expect(distance).toBe(0);
          }
      }),
    ));
  it("has the median 1, whatever the unit of the points", () => {
    for (const count of [2, 3, 6, 7]) {
      const points = genericFeatures(count, count, 3);
      const table = pairDistances(points);
      const pairs = pairsOf(table);
      const half = pairs.length / 2;
      const median = (pairs[Math.ceil(half) - 1] as number) + (pairs[Math.floor(half)] as number);
      expect(median / 2).toBeCloseTo(1, 12);
      const shifted = points.map((row) => row.map((x) => 3 * x - 5));
      for (const [i, row] of pairDistances(shifted).entries())
        for (const [j, distance] of row.entries())
          expect(distance).toBeCloseTo(table[i]?.[j] as number, 9);
    }
  });
  it("is Euclidean", () => {
    // 3, 4 and 5, of which 4 is the median.
    expect(
      pairDistances([
        [0, 0],
        [3, 0],
        [3, 4],
      ]),
    ).toEqual([
      [0, 0.75, 1.25],
      [0.75, 0, 1],
      [1.25, 1, 0],
    ]);
  });
  it("takes the mean of the others where most points coincide, and 0 where all do", () => {
    const pairs = pairsOf(pairDistances([[0], [0], [0], [0], [2]]));
    expect(pairs).toEqual([0, 0, 0, 0, 0, 0, 1, 1, 1, 1]);
    expect(pairsOf(pairDistances([[7], [7], [7]]))).toEqual([0, 0, 0]);
    expect(pairDistances([[7]])).toEqual([[0]]);
    expect(pairDistances([])).toEqual([]);
  });
});
