import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withinBudget } from "../../../src/tuning/withinBudget.ts";

const standings = fc
  .array(fc.constantFrom(0, 1, 2, 3, 4, Infinity, Number.NaN), { maxLength: 8 })
  .map((all) => all.map((flops, i) => ({ name: `g${i}`, objective: -i, flops })));
const at = (...all: readonly number[]) => all.map((flops) => ({ flops }));

describe("withinBudget", () => {
  it("drops whoever spent more, nobody else, and changes no order", () => {
    fc.assert(
      fc.property(standings, fc.constantFrom(0, 1, 2.5, 4), (all, budget) => {
        const left = withinBudget(all, budget);
        const within = all.filter(({ flops }) => flops <= budget);
        if (within.length > 0) expect(left).toEqual(within);
        expect(withinBudget(left, budget)).toEqual(left);
      }),
    );
  });
  it("leaves the cheapest alone where all spent more, and never nobody", () => {
    fc.assert(
      fc.property(standings, (all) => {
        const spent = all.map((one) => ({ ...one, flops: one.flops + 1 }));
        const left = withinBudget(spent, 0.5);
        expect(left).toHaveLength(Math.min(1, all.length));
        for (const { flops } of spent)
          for (const one of left) expect(flops < one.flops).toBe(false);
      }),
    );
  });
  it("of equally cheap ones leaves the first, whatever their objective", () => {
    const all = [5, 3, 3].map((flops, i) => ({ name: `g${i}`, objective: i, flops }));
    expect(withinBudget(all, 2)).toEqual([all[1]]);
  });
  it("takes the budget itself as within, however the mean was rounded", () => {
    const budget = 1.3e14;
    const odd = Array.from({ length: 977 }, () => budget + 1 / 3).reduce((a, b) => a + b, 0) / 977;
    expect(withinBudget(at(odd, budget, 1.0001 * budget), budget)).toEqual(at(odd, budget));
  });
  it("leaves one of a rung where nothing was measured", () => {
    expect(withinBudget(at(Number.NaN, Number.NaN), 1)).toHaveLength(1);
    expect(withinBudget(at(Number.NaN, 7), 1)).toEqual(at(7));
    expect(withinBudget([], 1)).toEqual([]);
  });
});
