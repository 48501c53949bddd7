import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { byConsistency } from "../../../src/selection/byConsistency.ts";

const at = (scale: number, count: number) => ({
  ...{ scale, scales: (scale + 1) / count, tokens: 0.5 },
  ...{ before: 0, ess: () => 1, paths: 1 },
});
const rho = fc.double({ min: 0, max: 1, noNaN: true });

describe("byConsistency", () => {
  it("gives each scale the share of the end value that its score explains", () => {
    const by = [0.1, 0.5, 1];
    expect([0, 1, 2].map((scale) => byConsistency({ to: 8, by }, at(scale, 3)))).toEqual([
      8 * 0.1 ** 2,
      2,
      8,
    ]);
    expect(byConsistency({ to: 8, by: [0.4, 0.8] }, at(0, 2))).toBeCloseTo(2, 12);
  });
  it("never passes the end value, and ends there", () =>
    fc.assert(
      fc.property(fc.array(rho, { minLength: 1, maxLength: 13 }), (first) => {
        const by = [...first, 0.3];
        for (const scale of by.keys())
          expect(byConsistency({ to: 10, by }, at(scale, by.length))).toBeLessThanOrEqual(10);
        expect(byConsistency({ to: 10, by }, at(by.length - 1, by.length))).toBe(10);
      }),
    ));
  it("refuses a list that is not of this model", () => {
    expect(() => byConsistency({ to: 1, by: [0.5, 1] }, at(1, 3))).toThrow(
      new RangeError("2 correlations in by, for a model of 3 scales"),
    );
    expect(() => byConsistency({ to: 1, by: [0.5, 1, 1] }, at(0, 2))).toThrow(RangeError);
    expect(byConsistency({ to: 3, by: [0.5] }, at(0, 1))).toBe(3);
  });
});
