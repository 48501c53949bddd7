import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bestGroup } from "../../../src/selection/bestGroup.ts";
import { normalisations } from "../../../src/selection/normalisations.ts";
import { pairDistances } from "../../../src/selection/pairDistances.ts";
import { genericFeatures, tiedFeatures } from "../../../src/testing/arbitraries/features.ts";

type Points = readonly (readonly number[])[];

const scoresOf = (seed: number, count: number) =>
  genericFeatures(seed + 1000, 1, count)[0] as number[];
const worthOf = (points: Points, scores: readonly number[], lambda: number) => {
  const table = pairDistances(points);
  const z = normalisations.z.normalise(scores);
  return (group: readonly number[]) =>
    group.reduce((sum, i) => sum + (z[i] as number), 0) +
    lambda *
      group
        .flatMap((i, n) =>
          group.slice(n + 1).map((j) => 1 - Math.exp(-((table[i]?.[j] as number) ** 2) / 2)),
        )
        .reduce((a, b) => a + b, 0);
};
const groups = (n: number, count: number, from = 0): readonly (readonly number[])[] =>
  count === 0
    ? [[]]
    : Array.from({ length: n - from }, (_, i) => from + i).flatMap((first) =>
        groups(n, count - 1, first + 1).map((rest) => [first, ...rest]),
      );
const lambdas = fc.constantFrom(0, 0.3, 1, 10);

describe("bestGroup", () => {
  it("is the best of all groups where these are few", () =>
    fc.assert(
      fc.property(fc.nat(999), fc.integer({ min: 1, max: 8 }), lambdas, (seed, count, lambda) => {
        const points = genericFeatures(seed, 8, 3);
        const worth = worthOf(points, scoresOf(seed, 8), lambda);
        const found = bestGroup(pairDistances(points), scoresOf(seed, 8), lambda, count);
        expect(new Set(found).size).toBe(count);
        const most = Math.max(...groups(8, count).map(worth));
        expect(worth(found)).toBeCloseTo(most, 9);
      }),
      { numRuns: 60 },
    ));
  it("is a group that no swap betters where these are many", () => {
    for (const lambda of [0, 0.5, 5]) {
      const points = genericFeatures(3, 26, 3);
      const scores = scoresOf(3, 26);
      const worth = worthOf(points, scores, lambda);
      const found = bestGroup(pairDistances(points), scores, lambda, 8);
      expect(new Set(found).size).toBe(8);
      for (const [slot] of found.entries())
        for (const place of points.keys())
          if (!found.includes(place))
            expect(worth(found.with(slot, place))).toBeLessThanOrEqual(worth(found) + 1e-9);
    }
  });
  it("finds by swaps what greed misses", () => {
    // Greed starts in the middle, where the best score lies; the corners are worth more together.
    const found = [0, 1, 2, 3, 4, 5].map((seed) => {
      const points = genericFeatures(seed, 24, 2);
      const flat = points.map(() => 0);
      return worthOf(points, flat, 1)(bestGroup(pairDistances(points), flat, 1, 6));
    });
    const greedy = [0, 1, 2, 3, 4, 5].map((seed) => {
      const points = genericFeatures(seed, 24, 2);
      const worth = worthOf(
        points,
        points.map(() => 0),
        1,
      );
      let group: readonly number[] = [];
      for (let n = 0; n < 6; n++)
        group = [...points.keys()]
          .filter((i) => !group.includes(i))
          .map((i) => [...group, i])
          .reduce((a, b) => (worth(b) > worth(a) ? b : a));
      return worth(group);
    });
    for (const [i, value] of found.entries())
      expect(value).toBeGreaterThanOrEqual((greedy[i] as number) - 1e-9);
    expect(found.some((value, i) => value > (greedy[i] as number) + 1e-6)).toBe(true);
  });
  it("takes the best scores for λ 0, and the lower places of equals", () =>
    fc.assert(
      fc.property(tiedFeatures(), fc.nat(), lambdas, (points, some, lambda) => {
        const count = 1 + (some % points.length);
        const scores = points.map((_, i) => i);
        const table = pairDistances(points);
        const top = [...bestGroup(table, scores, 0, count)].sort((a, b) => b - a);
        expect(top).toEqual([...scores].reverse().slice(0, count));
        const same = pairDistances(points.map(() => [1]));
        const first = bestGroup(
          same,
          points.map(() => 7),
          lambda,
          count,
        );
        expect(first).toEqual([...scores].slice(0, count));
      }),
    ));
});
