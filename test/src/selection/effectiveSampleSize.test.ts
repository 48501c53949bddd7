import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { effectiveSampleSize } from "../../../src/selection/effectiveSampleSize.ts";
import { deadScore } from "../../../src/testing/arbitraries/scores.ts";

const weights = fc.array(fc.double({ min: -30, max: 30, noNaN: true }), {
  minLength: 1,
  maxLength: 12,
});

describe("effectiveSampleSize", () => {
  it("is the number of equal weights", () => {
    for (const count of [1, 2, 3, 64])
      for (const x of [0, -1e6, 1e6]) expect(effectiveSampleSize(Array(count).fill(x))).toBe(count);
  });
  it("is 1 where one weight is all, and 0 where none is alive", () => {
    expect(effectiveSampleSize([0, -1e4, -1e4])).toBe(1);
    expect(effectiveSampleSize([Number.NaN, -Infinity])).toBe(0);
  });
  it("is (Σ w)² / Σ w², from 1 to N", () =>
    fc.assert(
      fc.property(weights, (xs) => {
        const w = xs.map(Math.exp);
        const sum = (values: readonly number[]) => values.reduce((a, b) => a + b);
        const ess = effectiveSampleSize(xs);
        expect(ess / (sum(w) ** 2 / sum(w.map((x) => x * x)))).toBeCloseTo(1, 9);
        expect(ess).toBeGreaterThanOrEqual(1 - 1e-12);
        expect(ess).toBeLessThanOrEqual(xs.length * (1 + 1e-12));
      }),
    ));
  it("does not see dead entries, nor a constant added to all", () =>
    fc.assert(
      fc.property(
        weights,
        deadScore(),
        fc.double({ min: -1e3, max: 1e3, noNaN: true }),
        (xs, d, c) => {
          const ess = effectiveSampleSize(xs);
          expect(effectiveSampleSize([...xs, d])).toBe(ess);
          expect(effectiveSampleSize(xs.map((x) => x + c))).toBeCloseTo(ess, 6);
        },
      ),
    ));
});
