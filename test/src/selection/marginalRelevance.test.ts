import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { marginalRelevance } from "../../../src/selection/marginalRelevance.ts";
import { pairDistances } from "../../../src/selection/pairDistances.ts";
import { genericFeatures, tiedFeatures } from "../../../src/testing/arbitraries/features.ts";

const theta = fc.constantFrom(0, 0.3, 0.7, 1);

describe("marginalRelevance", () => {
  it("takes what is worth most beside those before: rank and similarity, shared by θ", () =>
    fc.assert(
      fc.property(fc.nat(999), theta, (seed, share) => {
        const table = pairDistances(genericFeatures(seed, 9, 3));
        const scores = genericFeatures(seed + 1000, 1, 9)[0] as number[];
        const order = marginalRelevance(table, scores, share, 9);
        const worth = (i: number, chosen: readonly number[]) => {
          const beaten = scores.filter((s) => s < (scores[i] as number)).length / 8;
          const alike = chosen.map((j) => Math.exp(-((table[i]?.[j] as number) ** 2) / 2));
          return share * beaten - (1 - share) * Math.max(0, ...alike);
        };
        for (let n = 0; n < 9; n++) {
          const own = worth(order[n] as number, order.slice(0, n));
          for (const place of order.slice(n))
            expect(worth(place, order.slice(0, n))).toBeLessThanOrEqual(own + 1e-12);
        }
      }),
      { numRuns: 50 },
    ));
  it("takes all of any points, each once", () =>
    fc.assert(
      fc.property(tiedFeatures(), theta, (points, share) => {
        const order = marginalRelevance(
          pairDistances(points),
          points.map((_, i) => i % 3),
          share,
          points.length,
        );
        expect([...order].sort((a, b) => a - b)).toEqual([...points.keys()]);
      }),
    ));
  it("looks at scores alone for θ 1, and at points alone after the best for θ 0", () => {
    const table = pairDistances([[0], [0.1], [9], [0.2]]);
    const scores = [2, 3, -1, 4];
    expect(marginalRelevance(table, scores, 1, 4)).toEqual([3, 1, 0, 2]);
    expect(marginalRelevance(table, scores, 0, 2)).toEqual([3, 2]);
    expect(marginalRelevance(pairDistances([[1], [1]]), [5, 5], 0, 1)).toEqual([0]);
  });
  it("does not care how far one score stands out", () => {
    const table = pairDistances(genericFeatures(5, 6, 2));
    const order = (scores: readonly number[]) => marginalRelevance(table, scores, 0.5, 4);
    expect(order([1, 2, 3, 4, 5, 1e300])).toEqual(order([1, 2, 3, 4, 5, 6]));
  });
});
