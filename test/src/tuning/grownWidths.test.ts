import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawsAt } from "../../../src/random/drawsAt.ts";
import { placeAt } from "../../../src/random/Place.ts";
import { grownWidths } from "../../../src/tuning/grownWidths.ts";

const fits = (widths: readonly number[]) =>
  widths.every((width, i) => i === 0 || width < (widths[i - 1] as number));
const costOf = (widths: readonly number[]) =>
  widths.reduce((sum, width, i) => sum + width * (i + 1), 0);
const grow = (budget: number, widest: number, seed: number) =>
  grownWidths({ fits }, [3, 2, 1], { costOf, budget, widest }, drawsAt(placeAt("a test", seed)));

describe("grownWidths", () => {
  it("spends a budget until nothing fits any more", () => {
    fc.assert(
      fc.property(
        ...([
          fc.integer({ min: 10, max: 200 }),
          fc.integer({ min: 3, max: 40 }),
          fc.nat(),
        ] as const),
        (budget, widest, seed) => {
          const widths = grow(budget, widest, seed) as readonly number[];
          expect(fits(widths)).toBe(true);
          expect(costOf(widths)).toBeLessThanOrEqual(budget);
          expect(Math.max(...widths)).toBeLessThanOrEqual(widest);
          for (const [place, width] of widths.entries()) {
            const more = widths.with(place, width + 1);
            expect(width < widest && fits(more) && costOf(more) <= budget).toBe(false);
          }
        },
      ),
    );
  });
  it("comes to different widths by different draws", () => {
    const found = Array.from({ length: 20 }, (_, seed) => JSON.stringify(grow(100, 40, seed)));
    expect(new Set(found).size).toBeGreaterThan(5);
  });
  it("is nothing where the start is too dear", () => expect(grow(9, 40, 0)).toBeNull());
});
