import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { farthestFirst } from "../../../src/selection/farthestFirst.ts";
import { squaredDistance } from "../../../src/selection/squaredDistance.ts";
import { tiedFeatures } from "../../../src/testing/arbitraries/features.ts";

const line = [[0], [1], [10], [6], [10]];

describe("farthestFirst", () => {
  it("adds the row farthest from its nearest chosen one, ties to the lower index", () => {
    expect(farthestFirst(line, [0], 1)).toEqual([0]);
    expect(farthestFirst(line, [0], 3)).toEqual([0, 2, 3]);
    expect(farthestFirst(line, [3], 5)).toEqual([3, 0, 2, 1, 4]);
  });
  it("always takes a row that none left exceeds", () =>
    fc.assert(
      fc.property(tiedFeatures(), (rows) => {
        const order = farthestFirst(rows, [0], rows.length);
        const gap = (i: number, chosen: readonly number[]) =>
          Math.min(...chosen.map((j) => squaredDistance(rows[i] ?? [], rows[j] ?? [])));
        expect([...order].sort((a, b) => a - b)).toEqual([...rows.keys()]);
        for (let n = 1; n < rows.length; n++) {
          const gaps = order.slice(n).map((i) => gap(i, order.slice(0, n)));
          expect(gaps[0]).toBe(Math.max(...gaps));
        }
      }),
    ));
});
