import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { notFalling } from "../../../src/evaluation/notFalling.ts";

const numbers = fc.array(fc.integer({ min: -9, max: 9 }), { maxLength: 12 });

describe("notFalling", () => {
  it("does not fall, keeps the sum and leaves alone what did not fall", () =>
    fc.assert(
      fc.property(numbers, (all) => {
        const risen = notFalling(all);
        expect(risen).toHaveLength(all.length);
        for (const [i, own] of risen.entries())
          expect(own).toBeGreaterThanOrEqual((risen[i - 1] ?? -Infinity) - 1e-9);
        const sum = (of: readonly number[]) => of.reduce((a, b) => a + b, 0);
        expect(sum(risen)).toBeCloseTo(sum(all), 9);
        const sorted = [...all].sort((a, b) => a - b);
        expect(notFalling(sorted)).toEqual(sorted);
      }),
    ));
  it("is closer than any other that does not fall", () =>
    fc.assert(
      fc.property(numbers, numbers, (all, other) => {
        const rival = all.map((_, i) => other[i] ?? 0).sort((a, b) => a - b);
        const miss = (of: readonly number[]) =>
          of.reduce((sum, own, i) => sum + (own - (all[i] ?? 0)) ** 2, 0);
        expect(miss(notFalling(all))).toBeLessThanOrEqual(miss(rival) + 1e-9);
      }),
    ));
});
