import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { spearman } from "../../../src/evaluation/spearman.ts";

const pairs = fc
  .array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 })), {
    minLength: 2,
    maxLength: 12,
  })
  .map((all) => [all.map(([a]) => a), all.map(([, b]) => b)] as const)
  .filter((sides) => sides.every((side) => new Set(side).size > 1));

describe("spearman", () => {
  it("is 1 with itself and −1 with its reverse", () =>
    fc.assert(
      fc.property(pairs, ([a]) => {
        expect(spearman(a, a)).toBeCloseTo(1, 12);
        expect(
          spearman(
            a,
            a.map((x) => -x),
          ),
        ).toBeCloseTo(-1, 12);
      }),
    ));
  it("sees order alone, and neither side first", () =>
    fc.assert(
      fc.property(pairs, ([a, b]) => {
        expect(spearman(a.map(Math.exp), b)).toBeCloseTo(spearman(a, b), 12);
        expect(spearman(b, a)).toBeCloseTo(spearman(a, b), 12);
        expect(Math.abs(spearman(a, b))).toBeLessThanOrEqual(1 + 1e-12);
      }),
    ));
  it("gives ties their mean rank, as SciPy does", () => {
    expect(spearman([1, 2, 2, 4], [1, 3, 2, 4])).toBeCloseTo(0.9486832980505138, 12);
    expect(spearman([1, 1], [1, 2])).toBeNaN();
  });
});
