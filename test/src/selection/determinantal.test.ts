import fc from "fast-check";
import { determinant, Matrix } from "ml-matrix";
import { describe, expect, it } from "vitest";
import { determinantal } from "../../../src/selection/determinantal.ts";
import { normalisations } from "../../../src/selection/normalisations.ts";
import { pairDistances } from "../../../src/selection/pairDistances.ts";
import { genericFeatures, tiedFeatures } from "../../../src/testing/arbitraries/features.ts";

const scoresOf = (seed: number, count: number) =>
  genericFeatures(seed + 1000, 1, count)[0] as number[];

describe("determinantal", () => {
  it("multiplies the determinant by most with every choice", () =>
    fc.assert(
      fc.property(fc.nat(999), fc.constantFrom(0, 0.5, 1, 4), (seed, theta) => {
        const table = pairDistances(genericFeatures(seed, 8, 3));
        const scores = scoresOf(seed, 8);
        const quality = normalisations.z.normalise(scores).map((s) => Math.exp((theta * s) / 2));
        const det = (places: readonly number[]) =>
          determinant(
            new Matrix(
              places.map((i) =>
                places.map((j) => {
                  const kernel = Math.exp(-((table[i]?.[j] as number) ** 2) / 2);
                  const jitter = i === j ? 1e-6 : 0;
                  return (quality[i] as number) * (kernel + jitter) * (quality[j] as number);
                }),
              ),
            ),
          );
        const order = determinantal(table, scores, theta, 5);
        for (let n = 1; n <= order.length; n++) {
          const before = order.slice(0, n - 1);
          const own = det(order.slice(0, n));
          for (const place of scores.keys())
            if (!before.includes(place))
              expect(det([...before, place])).toBeLessThanOrEqual(own * (1 + 1e-6) + 1e-12);
        }
      }),
      { numRuns: 40 },
    ));
  it("takes different ones of any points, twins last", () => {
    fc.assert(
      fc.property(tiedFeatures(), fc.constantFrom(0, 1, 1e9), (points, theta) => {
        const order = determinantal(
          pairDistances(points),
          points.map((_, i) => i % 3),
          theta,
          points.length,
        );
        expect([...order].sort((a, b) => a - b)).toEqual([...points.keys()]);
      }),
    );
    expect(determinantal(pairDistances([[0], [0], [9], [9]]), [1, 2, 0, 0], 0, 4)).toEqual([
      1, 2, 0, 3,
    ]);
  });
  it("looks at points alone for θ 0, and at scores alone for a large one", () => {
    const points = [[0], [0.1], [0.2], [9]];
    const scores = [1, 3, 2, 0];
    expect(determinantal(pairDistances(points), scores, 0, 2)).toEqual([1, 3]);
    expect(determinantal(pairDistances(points), scores, 1e9, 4)).toEqual([1, 2, 0, 3]);
  });
  it("takes the higher score, then the lower place of equals", () => {
    expect(determinantal(pairDistances([[1], [1], [1]]), [0, 5, 5], 0, 3)).toEqual([1, 2, 0]);
    expect(determinantal(pairDistances([[1], [1], [1]]), [4, 4, 4], 2, 2)).toEqual([0, 1]);
  });
});
