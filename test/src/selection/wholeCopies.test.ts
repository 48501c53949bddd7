import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wholeCopies } from "../../../src/selection/wholeCopies.ts";
import { weights } from "../../../src/testing/arbitraries/weights.ts";

describe("wholeCopies", () => {
  it("parts expected copies into whole ones and fractions, and tells what is left", () =>
    fc.assert(
      fc.property(weights(), fc.integer({ min: 0, max: 50 }), (w, count) => {
        const { whole, fractions, rest } = wholeCopies(w, count);
        for (const [i, wi] of w.entries()) {
          expect(Number.isInteger(whole[i])).toBe(true);
          expect(fractions[i]).toBeGreaterThanOrEqual(0);
          expect(fractions[i]).toBeLessThan(1);
          expect((whole[i] as number) + (fractions[i] as number)).toBeCloseTo(count * wi, 8);
        }
        expect(rest).toBeCloseTo(
          fractions.reduce((a, b) => a + b, 0),
          7,
        );
      }),
    ));
  it("counts what falls short of a whole copy by rounding alone", () => {
    expect(49 * (1 / 49)).toBeLessThan(1);
    expect(wholeCopies(Array(49).fill(1 / 49), 49)).toEqual({
      whole: Array(49).fill(1),
      fractions: Array(49).fill(0),
      rest: 0,
    });
  });
});
