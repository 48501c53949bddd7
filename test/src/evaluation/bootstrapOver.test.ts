import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bootstrapOver } from "../../../src/evaluation/bootstrapOver.ts";

interface Item {
  readonly prompt: string;
  readonly x: number;
}
const items = fc.uniqueArray(
  fc.record({ prompt: fc.string(), x: fc.double({ min: -10, max: 10, noNaN: true }) }),
  { minLength: 1, maxLength: 8, selector: ({ prompt }) => prompt },
);
const mean = (some: readonly Item[]) => some.reduce((sum, { x }) => sum + x, 0) / some.length;

describe("bootstrapOver", () => {
  it("says the same of the same prompts in any order", () =>
    fc.assert(
      fc.property(
        items.chain((all) =>
          fc.tuple(
            fc.constant(all),
            fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length }),
          ),
        ),
        ([all, shuffled]) => {
          expect(bootstrapOver(shuffled, mean)).toEqual(bootstrapOver(all, mean));
        },
      ),
      { numRuns: 20 },
    ));
  it("holds the interval within what items can give", () =>
    fc.assert(
      fc.property(items, (all) => {
        const { low, high } = bootstrapOver(all, mean);
        const xs = all.map(({ x }) => x);
        expect(low).toBeLessThanOrEqual(high);
        expect(low).toBeGreaterThanOrEqual(Math.min(...xs) - 1e-9);
        expect(high).toBeLessThanOrEqual(Math.max(...xs) + 1e-9);
      }),
      { numRuns: 20 },
    ));
  it("is about 1.96 standard errors to each side of a mean", () => {
    const all = Array.from({ length: 100 }, (_, i) => ({ prompt: `${i}`, x: (i * 37) % 100 }));
    const { estimate, low, high } = bootstrapOver(all, mean);
    const error = Math.sqrt(833.25 / 100);
    expect(estimate).toBeCloseTo(49.5, 12);
    expect((high - low) / (2 * 1.96 * error)).toBeGreaterThan(0.93);
    expect((high - low) / (2 * 1.96 * error)).toBeLessThan(1.07);
  });
  it("knows nothing of nobody", () => {
    const { low, high } = bootstrapOver([] as Item[], mean);
    expect([low, high]).toEqual([Number.NaN, Number.NaN]);
  });
});
