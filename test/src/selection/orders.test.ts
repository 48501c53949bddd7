import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { orders } from "../../../src/selection/orders.ts";
import { liveScore } from "../../../src/testing/arbitraries/scores.ts";

const paths = fc.array(fc.record({ score: liveScore() }), { minLength: 1, maxLength: 12 });

describe("orders", () => {
  it("are the words of graph files", () => expect(Object.keys(orders)).toEqual(["first", "score"]));
  it("first is batch order", () =>
    fc.assert(
      fc.property(paths, (all) => {
        expect(orders.first.ranked(all)).toEqual([...all.keys()]);
      }),
    ));
  it("score falls, ties to the lower place, and all places stand in it", () =>
    fc.assert(
      fc.property(paths, (all) => {
        const ranked = orders.score.ranked(all);
        expect([...ranked].sort((a, b) => a - b)).toEqual([...all.keys()]);
        for (const [i, place] of ranked.entries()) {
          const [here, next] = [all[place]?.score ?? 0, all[ranked[i + 1] ?? place]?.score ?? 0];
          expect(here).toBeGreaterThanOrEqual(next);
          if (here === next && i + 1 < ranked.length)
            expect(place).toBeLessThan(ranked[i + 1] as number);
        }
      }),
    ));
});
