import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scoreChains } from "../../../src/evaluation/scoreChains.ts";
import { variancePart } from "../../../src/evaluation/variancePart.ts";

const groups = fc.array(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 2, maxLength: 5 }), {
  minLength: 2,
  maxLength: 6,
});

describe("variancePart", () => {
  it("finds the components of made-up data on average", () => {
    // 8 groups of 4 with between 0.36 and within 0.64, 1000 times: two scales of a chain each.
    const parts = scoreChains([0.6], 32, 1000).map(([, own]) => {
      const means = own?.slice(0, 8) ?? [];
      const rest = own ?? [];
      return variancePart(
        Array.from({ length: 6 }, (_, g) =>
          Array.from(
            { length: 4 },
            (_, i) => 0.6 * (means[g] ?? 0) + 0.8 * (rest[8 + 4 * g + i] ?? 0),
          ),
        ),
      );
    });
    const mean = (of: "between" | "within") => parts.reduce((sum, p) => sum + p[of], 0) / 1000;
    expect(Math.abs(mean("between") - 0.36)).toBeLessThan(0.03);
    expect(Math.abs(mean("within") - 0.64)).toBeLessThan(0.02);
  });
  it("does not move with all numbers, and goes with the square of their unit", () =>
    fc.assert(
      fc.property(groups, fc.integer({ min: -5, max: 5 }), (all, shift) => {
        const { between, within } = variancePart(all);
        const moved = variancePart(all.map((group) => group.map((x) => 3 * x + shift)));
        expect(moved.between).toBeCloseTo(9 * between, 8);
        expect(moved.within).toBeCloseTo(9 * within, 8);
      }),
    ));
  it("takes groups, and members, in any order", () =>
    fc.assert(
      fc.property(groups, (all) => {
        const { between, within } = variancePart(all);
        const turned = variancePart([...all].reverse().map((group) => [...group].reverse()));
        expect(turned.between).toBeCloseTo(between, 8);
        expect(turned.within).toBeCloseTo(within, 8);
      }),
    ));
  it("works out by hand, also below zero", () => {
    expect(
      variancePart([
        [1, 3],
        [5, 7],
      ]),
    ).toEqual({ between: 7, within: 2 });
    expect(
      variancePart([
        [0, 2],
        [0, 2],
      ]),
    ).toEqual({ between: -1, within: 2 });
    expect(
      variancePart([
        [1, 1],
        [3, 3],
      ]),
    ).toEqual({ between: 2, within: 0 });
  });
  it("has no answer without groups, or with one", () => {
    expect(variancePart([]).between).toBeNaN();
    expect(variancePart([[1, 2]]).between).toBeNaN();
  });
});
