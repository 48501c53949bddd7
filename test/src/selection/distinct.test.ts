import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { distinct } from "../../../src/selection/distinct.ts";
import { tiedFeatures } from "../../../src/testing/arbitraries/features.ts";

describe("distinct", () => {
  it("is the lowest index of each different row", () =>
    fc.assert(
      fc.property(tiedFeatures(), (rows) => {
        const lowest = new Map([...rows.entries()].reverse().map(([i, row]) => [`${row}`, i]));
        expect([...distinct(rows)].sort()).toEqual([...lowest.values()].sort());
      }),
    ));
  it("names the same rows in the same order, whatever order they came in", () =>
    fc.assert(
      fc.property(tiedFeatures(), (rows) => {
        const turned = rows.toReversed();
        expect(distinct(turned).map((i) => turned[i])).toEqual(distinct(rows).map((i) => rows[i]));
      }),
    ));
  it("orders by the first column that differs", () =>
    expect(
      distinct([
        [1, 0],
        [0, 9],
        [1, -1],
        [0, 9],
      ]),
    ).toEqual([1, 2, 0]));
});
