import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { logMeanExp } from "../../../src/selection/logMeanExp.ts";
import { deadScore } from "../../../src/testing/arbitraries/scores.ts";

const weights = fc.array(fc.double({ min: -50, max: 50, noNaN: true }), {
  minLength: 1,
  maxLength: 12,
});

describe("logMeanExp", () => {
  it("is the logarithm of the mean of the exponentials", () =>
    fc.assert(
      fc.property(weights, (xs) => {
        const mean = xs.reduce((sum, x) => sum + Math.exp(x), 0) / xs.length;
        expect(logMeanExp(xs)).toBeCloseTo(Math.log(mean), 10);
      }),
    ));
  it("of equal numbers is that number, however large", () => {
    for (const x of [0, -745, 1e6, -1e300, 88.7])
      for (const count of [1, 2, 7])
        expect(logMeanExp(Array(count).fill(x))).toBeCloseTo(x, Math.abs(x) > 1e3 ? 0 : 12);
  });
  it("moves with a constant, also where e to its power overflows", () =>
    fc.assert(
      fc.property(weights, fc.integer({ min: -5000, max: 5000 }), (xs, c) => {
        expect(logMeanExp(xs.map((x) => x + c))).toBeCloseTo(logMeanExp(xs) + c, 8);
      }),
    ));
  it("counts dead entries as weight 0, and says −∞ when all are", () =>
    fc.assert(
      fc.property(weights, fc.array(deadScore(), { minLength: 1, maxLength: 5 }), (xs, dead) => {
        const share = Math.log(xs.length / (xs.length + dead.length));
        expect(logMeanExp([...xs, ...dead])).toBeCloseTo(logMeanExp(xs) + share, 10);
        expect(logMeanExp(dead)).toBe(-Infinity);
      }),
    ));
});
