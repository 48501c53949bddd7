import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rungsOf } from "../../../src/tuning/rungsOf.ts";

describe("rungsOf", () => {
  it("starts with all graphs, ends with all prompts, and never has none of either", () => {
    fc.assert(
      fc.property(
        ...([fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 600 })] as const),
        ...([fc.integer({ min: 1, max: 8 }), fc.integer({ min: 2, max: 5 })] as const),
        (graphs, prompts, rungs, divide) => {
          const all = rungsOf({ graphs, prompts, rungs, divide });
          expect(all).toHaveLength(rungs);
          expect(all[0]?.graphs).toBe(graphs);
          expect(all.at(-1)?.prompts).toBe(prompts);
          for (const [i, rung] of all.entries()) {
            expect(rung.graphs).toBeGreaterThanOrEqual(1);
            expect(rung.prompts).toBeGreaterThanOrEqual(1);
            expect(rung.graphs).toBeLessThanOrEqual(all[i - 1]?.graphs ?? graphs);
            expect(rung.prompts).toBeGreaterThanOrEqual(all[i - 1]?.prompts ?? 1);
          }
        },
      ),
    );
  });
  it("keeps a third for three times the prompts", () =>
    expect(rungsOf({ graphs: 48, prompts: 130, rungs: 3, divide: 3 })).toEqual([
      { graphs: 48, prompts: 14 },
      { graphs: 16, prompts: 43 },
      { graphs: 6, prompts: 130 },
    ]));
});
