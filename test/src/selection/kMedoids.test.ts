import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { kMedoids } from "../../../src/selection/kMedoids.ts";
import { pairDistances } from "../../../src/selection/pairDistances.ts";
import {
  genericFeatures,
  plantedFeatures,
  tiedFeatures,
} from "../../../src/testing/arbitraries/features.ts";

const costOf = (table: readonly (readonly number[])[], medoids: readonly number[]) =>
  table.reduce((sum, row) => sum + Math.min(...medoids.map((m) => row[m] as number)), 0);
const sorted = (places: readonly number[]) => [...places].sort((a, b) => a - b);
const of = (points: readonly (readonly number[])[], count: number) =>
  sorted(kMedoids(pairDistances(points), count));
const line = (...numbers: number[]) => numbers.map((x) => [x]);

describe("kMedoids", () => {
  it("finds as many different ones, which no swap betters", () =>
    fc.assert(
      fc.property(
        fc.oneof(
          tiedFeatures(),
          fc.nat(99).map((seed) => genericFeatures(seed, 14, 3)),
        ),
        fc.nat(),
        (points, some) => {
          const table = pairDistances(points);
          const medoids = kMedoids(table, 1 + (some % points.length));
          expect(new Set(medoids).size).toBe(1 + (some % points.length));
          const cost = costOf(table, medoids);
          for (const [slot] of medoids.entries())
            for (const place of points.keys())
              if (!medoids.includes(place))
                expect(costOf(table, medoids.with(slot, place))).toBeGreaterThanOrEqual(
                  cost * (1 - 1e-9) - 1e-9,
                );
        },
      ),
    ));
  it("finds the best one of all where it looks for one", () => {
    for (let seed = 0; seed < 20; seed++) {
      const table = pairDistances(genericFeatures(seed, 11, 2));
      const costs = table.map((_, place) => costOf(table, [place]));
      expect(kMedoids(table, 1)).toEqual([costs.indexOf(Math.min(...costs))]);
    }
  });
  it("finds what is planted, whatever the order", () => {
    for (let seed = 0; seed < 10; seed++) {
      const points = plantedFeatures(seed, { count: 20, groups: 4, length: 8, noise: 0.05 });
      const kept = of(points, 4);
      expect(new Set(kept.map((place) => place % 4)).size).toBe(4);
      const turned = of(points.toReversed(), 4).map((place) => 19 - place);
      expect(sorted(turned)).toEqual(kept);
    }
  });
  it("betters by swaps what the greedy start took", () => {
    const bettered = Array.from({ length: 10 }, (_, seed) => {
      const table = pairDistances(genericFeatures(seed, 20, 2));
      let greedy: readonly number[] = [];
      for (let n = 0; n < 4; n++)
        greedy = table
          .map((_, place) => [...greedy, place])
          .reduce((a, b) => (costOf(table, b) < costOf(table, a) ? b : a));
      const [own, start] = [costOf(table, kMedoids(table, 4)), costOf(table, greedy)];
      expect(own).toBeLessThanOrEqual(start + 1e-9);
      return own < start - 1e-6;
    });
    expect(bettered).toContain(true);
  });
  it("takes lower places of equals, and all where all are asked", () => {
    expect(of(line(3, 3, 3, 3), 2)).toEqual([0, 1]);
    expect(of(line(5, 0, 5, 0), 2)).toEqual([0, 1]);
    expect(of(line(5, 0, 5, 0), 4)).toEqual([0, 1, 2, 3]);
    expect(of(line(5), 1)).toEqual([0]);
  });
});
