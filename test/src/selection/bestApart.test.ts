import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bestApart } from "../../../src/selection/bestApart.ts";
import { byScore } from "../../../src/selection/byScore.ts";
import { pairDistances } from "../../../src/selection/pairDistances.ts";
import { tiedFeatures } from "../../../src/testing/arbitraries/features.ts";

describe("bestApart", () => {
  it("keeps apart whom it can, each the best that is; the rest by score", () =>
    fc.assert(
      fc.property(
        tiedFeatures(),
        fc.nat(),
        fc.constantFrom(0, 0.5, 1, 2, 1e9),
        (points, some, d) => {
          const table = pairDistances(points);
          const scores = points.map((_, i) => (i * some) % 5);
          const count = 1 + (some % points.length);
          const taken = bestApart(table, scores, d, count);
          expect(new Set(taken).size).toBe(count);
          const order = byScore(scores);
          const far = (i: number, others: readonly number[]) =>
            others.every((j) => (table[i]?.[j] as number) >= d);
          for (const [n, place] of taken.entries()) {
            const left = order.filter((i) => !taken.slice(0, n).includes(i));
            expect(place).toBe(left.find((i) => far(i, taken.slice(0, n))) ?? left[0]);
          }
        },
      ),
    ));
  it("takes the best alone for 0, one of each place at a little more, and fills", () => {
    const table = pairDistances([[0], [0], [4], [8]]);
    expect(bestApart(table, [3, 4, 1, 2], 0, 3)).toEqual([1, 0, 3]);
    expect(bestApart(table, [3, 4, 1, 2], 1e-9, 3)).toEqual([1, 3, 2]);
    expect(bestApart(table, [3, 4, 1, 2], 1e-9, 4)).toEqual([1, 3, 2, 0]);
    expect(bestApart(table, [3, 4, 1, 2], 99, 2)).toEqual([1, 0]);
  });
  it("counts in medians, and takes what lies just so far", () => {
    // 3, 4 and 5: the median is 4.
    const table = pairDistances([
      [0, 0],
      [3, 0],
      [3, 4],
    ]);
    expect(bestApart(table, [1, 3, 2], 1, 2)).toEqual([1, 2]);
    expect(bestApart(table, [2, 3, 1], 1, 2)).toEqual([1, 2]);
    expect(bestApart(table, [2, 3, 1], 0.75, 2)).toEqual([1, 0]);
  });
});
