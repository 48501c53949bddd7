import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exponential } from "../../../src/selection/exponential.ts";

const at = (scale: number, count: number) => ({
  ...{ scale, scales: (scale + 1) / count, tokens: 0.5 },
  ...{ before: 0, ess: () => 1, paths: 1 },
});

describe("exponential", () => {
  it("grows by one rate a scale, which ends where it should by itself", () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), (count) => {
        const rate = 2 ** (1 / count) - 1;
        for (let scale = 0; scale < count; scale++)
          expect(exponential({ to: 10 }, at(scale, count))).toBeCloseTo(
            10 * ((1 + rate) ** (scale + 1) - 1),
            9,
          );
        expect(exponential({ to: 10 }, at(count - 1, count))).toBe(10);
      }),
    ));
  it("is DAS's at its rate over 100 steps: cut off at the end value from step 87 on", () => {
    const das = (scale: number) => exponential({ to: 1, rate: 0.008 }, at(scale, 100));
    expect(das(0)).toBeCloseTo(0.008, 12);
    expect(das(49)).toBeCloseTo(1.008 ** 50 - 1, 12);
    expect(das(85)).toBeLessThan(1);
    expect(das(86)).toBe(1);
    expect(das(99)).toBe(1);
  });
  it("jumps to the end at the last scale where its rate is too low, and knows one scale", () => {
    expect(exponential({ to: 10, rate: 0.01 }, at(11, 13))).toBeLessThan(2);
    expect(exponential({ to: 10, rate: 0.01 }, at(12, 13))).toBe(10);
    expect(exponential({ to: 10 }, at(0, 1))).toBe(10);
    expect(exponential({ to: 0 }, at(3, 13))).toBe(0);
  });
});
