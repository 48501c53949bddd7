import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { officialOf } from "../../../src/graph/officialOf.ts";
import type { Plan, Planned } from "../../../src/graph/Plan.ts";
import type { CostTable } from "../../../src/models/CostTable.ts";

const flops = (transformer: number, decode: number): Planned => ({
  ...{ transformer, attention: 0, decode, extract: 3, score: 5 },
});
const cost = (official?: CostTable["official"]): CostTable => ({
  ...{ begin: 7, transformer: [], attention: [], cacheBytes: [], latentBytes: 0 },
  ...{ decode: 100, smallerDecodes: {}, extract: {}, score: {} },
  ...(official ? { official } : {}),
});
const plan = (generated: readonly number[]): Plan => ({
  ...{ graph: "g", model: "m", n: 1, begin: 7, peakStateBytes: 0, flops: flops(1007, 40) },
  scales: generated.map((paths, scale) => ({
    ...{ scale, side: 1, generated: paths, kept: paths, flops: flops(0, 0), stateBytes: 0 },
  })),
});

describe("officialOf", () => {
  it("has nothing to say of a model without official code", () =>
    expect(officialOf(plan([1]), cost())).toBeNull());
  it("reads a copy a path, makes its keys again at each scale, decodes all and the last twice", () => {
    const lines = officialOf(plan([4, 2, 1]), cost({ text: 1000, again: 10 })) ?? [];
    expect(lines.map(({ part, official, varflow }) => [part, official, varflow])).toEqual([
      ["prompt", 4 * 1000 + 7 * 10, 7],
      ["transformer", 1000, 1000],
      ["decode", 8 * 100, 40],
      ["extract", 3, 3],
      ["score", 5, 5],
    ]);
  });
  it("says why wherever the two differ, and sums to the plan", () =>
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 64 }), { minLength: 1, maxLength: 13 }),
        (generated) => {
          const lines = officialOf(plan(generated), cost({ text: 1, again: 1 })) ?? [];
          const own = lines.reduce((sum, { varflow }) => sum + varflow, 0);
          expect(own).toBe(1007 + 40 + 3 + 5);
          for (const { official, varflow, why } of lines)
            if (official !== varflow) expect(why).not.toBe("");
        },
      ),
    ));
});
