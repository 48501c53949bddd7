import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawsAt } from "../../../src/random/drawsAt.ts";
import { placeAt } from "../../../src/random/Place.ts";
import { distanceTable } from "../../../src/selection/distanceTable.ts";
import { seeds } from "../../../src/selection/seeds.ts";
import { genericFeatures } from "../../../src/testing/arbitraries/features.ts";
import { draws } from "../../../src/testing/arbitraries/weights.ts";

describe("seeds", () => {
  it("are different points, whatever is drawn, the edges included", () =>
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 8 }), draws(), (seed, count, draw) => {
        const found = seeds(distanceTable(genericFeatures(seed, 8, 3)), count, draw);
        expect(new Set(found).size).toBe(count);
        for (const i of found) expect([0, 1, 2, 3, 4, 5, 6, 7]).toContain(i);
      }),
    ));
  it("begin uniformly and go on by squared distance, the best of the candidates", () => {
    const rounds = 30_000;
    const draw = drawsAt(placeAt("seeds"));
    const table = distanceTable([[0], [1], [3]]);
    const pairs = Array.from({ length: rounds }, () => seeds(table, 2, draw).join(""));
    const share = (pair: string) => pairs.filter((p) => p === pair).length / rounds;
    // From 0 (a third): 1 has weight 1, leaving 0 + 4; 3 has 9, leaving 1: best unless both of
    // two candidates are 1. From 1: weights 1 and 4, both leave the other's square. From 3
    // likewise 9 and 4, where 0 leaves 1 and 1 leaves 1: a tie goes to the first candidate.
    const expected = { "01": 0.01 / 3, "02": 0.99 / 3, "20": 9 / 13 / 3, "21": 4 / 13 / 3 };
    for (const [pair, p] of Object.entries(expected))
      expect(Math.abs(share(pair) - p)).toBeLessThan(5.5 * Math.sqrt((p * (1 - p)) / rounds));
    expect(share("10") + share("12")).toBeCloseTo(1 / 3, 1);
  });
  it("repeat a point only where all points coincide", () =>
    expect(seeds(distanceTable([[2], [2]]), 2, () => 0.9)).toEqual([1, 0]));
});
