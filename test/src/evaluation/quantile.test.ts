import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quantile } from "../../../src/evaluation/quantile.ts";

const sorted = fc
  .array(fc.integer({ min: -99, max: 99 }), { minLength: 1, maxLength: 9 })
  .map((numbers) => numbers.sort((a, b) => a - b));
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe("quantile", () => {
  it("goes from the least to the most, and never falls", () =>
    fc.assert(
      fc.property(sorted, share, share, (numbers, p, q) => {
        expect(quantile(numbers, 0)).toBe(numbers[0]);
        expect(quantile(numbers, 1)).toBe(numbers.at(-1));
        const [low, high] = [Math.min(p, q), Math.max(p, q)];
        expect(quantile(numbers, high)).toBeGreaterThanOrEqual(quantile(numbers, low) - 1e-9);
      }),
    ));
  it("hits each number at its place, and turns its sign with theirs", () =>
    fc.assert(
      fc.property(sorted, share, (numbers, p) => {
        for (const [i, x] of numbers.entries())
          expect(quantile(numbers, i / Math.max(1, numbers.length - 1))).toBeCloseTo(
            numbers.length === 1 ? (numbers[0] as number) : x,
            9,
          );
        const turned = numbers.map((x) => -x).reverse();
        expect(quantile(turned, 1 - p)).toBeCloseTo(-quantile(numbers, p), 6);
      }),
    ));
  it("gives what NumPy gives", () => {
    expect(quantile([1, 2, 4, 8], 0.5)).toBe(3);
    expect(quantile([1, 2, 4, 8], 0.9)).toBeCloseTo(6.8, 12);
    expect(quantile([], 0.5)).toBeNaN();
  });
});
