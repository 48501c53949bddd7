import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { measureOf } from "../../../src/evaluation/measures.ts";
import { overCategories } from "../../../src/evaluation/overCategories.ts";
import { type PromptMean, promptMeans } from "../../../src/evaluation/promptMeans.ts";
import { judgedRows } from "../../arbitraries/judgedRows.ts";

const meansOf = judgedRows().map((rows) => promptMeans(rows, measureOf("alignment")));
const shifted = (means: readonly PromptMean[], by: number) =>
  means.map((one) => ({ ...one, mean: one.mean + by }));

describe("overCategories", () => {
  it("weighs every category the same, as GenEval sums up", () => {
    const means = [
      { prompt: "a", category: "x", mean: 1, places: 2 },
      { prompt: "b", category: "y", mean: 0, places: 2 },
      { prompt: "c", category: "y", mean: 0.5, places: 2 },
    ];
    expect(overCategories(means)).toMatchObject({
      estimate: (1 + 0.25) / 2,
      categories: { x: 1, y: 0.25 },
      prompts: 3,
      places: 6,
    });
  });
  it("holds its estimate between the least and the most that a resample can give", () =>
    fc.assert(
      fc.property(meansOf, (means) => {
        const { estimate, low, high } = overCategories(means);
        expect(low).toBeLessThanOrEqual(high);
        const all = means.map(({ mean }) => mean);
        expect(low).toBeGreaterThanOrEqual(Math.min(...all) - 1e-12);
        expect(high).toBeLessThanOrEqual(Math.max(...all) + 1e-12);
        expect(estimate).toBeGreaterThanOrEqual(Math.min(...all) - 1e-12);
      }),
    ));
  it("moves as its numbers do, and does not see the order of the prompts", () =>
    fc.assert(
      fc.property(meansOf, fc.integer({ min: -5, max: 5 }), (means, by) => {
        const here = overCategories(means);
        const there = overCategories(shifted(means, by));
        for (const key of ["estimate", "low", "high"] as const)
          expect(there[key]).toBeCloseTo(here[key] + by, 9);
        const turned = overCategories(means.toReversed());
        for (const key of ["estimate", "low", "high"] as const)
          expect(turned[key]).toBeCloseTo(here[key], 12);
      }),
    ));
  it("has an interval of one point where all numbers of a category are alike", () =>
    expect(
      overCategories(
        [1, 2].flatMap((mean) =>
          ["a", "b"].map((prompt) => ({
            prompt: prompt + mean,
            category: String(mean),
            mean,
            places: 1,
          })),
        ),
      ),
    ).toMatchObject({ estimate: 1.5, low: 1.5, high: 1.5 }));
  it("has no interval, rather than one point, where a category has one prompt alone", () =>
    fc.assert(
      fc.property(meansOf, fc.double({ min: -9, max: 9, noNaN: true }), (means, mean) => {
        const lone = { prompt: "lone", category: "of its own", mean, places: 1 };
        for (const few of [[lone], [...means, lone]]) {
          const { estimate, low, high } = overCategories(few);
          expect(estimate).not.toBeNaN();
          expect([low, high]).toEqual([Number.NaN, Number.NaN]);
        }
      }),
    ));
  it("is NaN of nothing", () => {
    const { estimate, low, high } = overCategories([]);
    expect([estimate, low, high]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
  });
  it("covers the truth in about 95 of 100 samples", () => {
    let covered = 0;
    let state = 1;
    const uniform = () => {
      state = (state * 48271) % 2147483647;
      return state / 2147483647;
    };
    for (let sample = 0; sample < 300; sample++) {
      const means = Array.from({ length: 60 }, (_, i) => ({
        prompt: `p${i}`,
        category: String(i % 3),
        mean: uniform() < 0.3 ? 1 : 0,
        places: 1,
      }));
      const { low, high } = overCategories(means);
      if (low <= 0.3 && 0.3 <= high) covered += 1;
    }
    expect(covered).toBeGreaterThan(0.88 * 300);
    expect(covered).toBeLessThan(0.99 * 300);
  });
});
