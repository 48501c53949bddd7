import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { takes } from "../../../src/selection/takes.ts";

const scores = fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 1 });

describe("takes", () => {
  it("lie between the least and the largest score; max is the largest", () =>
    fc.assert(
      fc.property(scores, (all) => {
        expect(takes.max.of(all)).toBe(Math.max(...all));
        expect(takes.mean.of(all)).toBeGreaterThanOrEqual(Math.min(...all) - 1e-9);
        expect(takes.mean.of(all)).toBeLessThanOrEqual(Math.max(...all) + 1e-9);
        const sum = all.reduce((a, b) => a + b, 0);
        expect(takes.mean.of(all)).toBeCloseTo(sum / all.length, 9);
      }),
    ));
  it("leave dead scores out", () =>
    fc.assert(
      fc.property(scores, fc.constantFrom(Number.NaN, Infinity, -Infinity), (all, dead) => {
        for (const { of } of Object.values(takes)) expect(of([dead, ...all, dead])).toBe(of(all));
      }),
    ));
  it("leave NaN of none", () => {
    for (const { of } of Object.values(takes)) {
      expect(of([Number.NaN, Infinity])).toBeNaN();
      expect(of([])).toBeNaN();
    }
  });
});
