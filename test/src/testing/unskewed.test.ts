import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { unskewed } from "../../../src/testing/unskewed.ts";

describe("unskewed", () => {
  // Chances of 82 and more, and of 21 and fewer, where 50 come on average: Poisson's, exactly.
  it.each([
    [81.5, 4.1], // 2.06e-5
    [21.5, -4.52], // 3.04e-6
  ])("gives a rare count's tail as a normal one: %d of 50", (count, normal) => {
    const z = (count - 50) / Math.sqrt(50);
    expect(Math.abs(unskewed(z, 1 / Math.sqrt(50)) - normal)).toBeLessThan(0.1);
    expect(Math.abs(z - normal)).toBeGreaterThan(0.3);
  });
  it("gives the tail of a waiting time as a normal one, far from normal as it is", () => {
    // e^−4 of all times are longer than four times the mean: as many as normal numbers above 2.09.
    expect(unskewed(4 - 1, 2)).toBeCloseTo(2.09, 1);
    // Half are shorter than its median, ln 2.
    expect(Math.abs(unskewed(Math.LN2 - 1, 2))).toBeLessThan(0.05);
  });
  it("leaves what is not skewed, and the other way round is the other side", () =>
    fc.assert(
      fc.property(fc.double({ min: -9, max: 9, noNaN: true }), (z) => {
        expect(unskewed(z, 0)).toBe(z);
        expect(unskewed(z, 1e-5)).toBeCloseTo(z, 3);
        expect(unskewed(z, 0.2)).toBeCloseTo(-unskewed(-z, -0.2), 9);
      }),
    ));
  it("ascends, however far", () => {
    const sorted = [-1e6, -100, -10, -1, 0, 1, 10, 100, 1e6];
    const moved = sorted.map((z) => unskewed(z, 0.3));
    expect(moved).toEqual(moved.toSorted((a, b) => a - b));
    expect(new Set(moved).size).toBe(sorted.length);
    expect(unskewed(Infinity, 0.3)).toBe(Infinity);
  });
});
