import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Difference } from "../../../src/evaluation/Comparison.ts";
import { differenceText } from "../../../src/evaluation/differenceText.ts";

const of = (estimate: number, low: number, high: number, computeRatio = 0.47): Difference => ({
  ...{
    name: "a@1",
    against: "b@1",
    metric: "judge",
    flops: computeRatio,
    againstFlops: 1,
    computeRatio,
  },
  difference: { estimate, low, high, categories: {}, prompts: 9, places: 9 },
  wins: { estimate: 0.5, low: 0.5, high: 0.5 },
  verdict: low > 0 ? "better" : high < 0 ? "worse" : "too close to tell",
});

describe("differenceText", () => {
  it.each([
    [of(0.021, 0.008, 0.034), "better by 0.021 [0.008, 0.034] at 0.47 of the compute"],
    [of(-0.021, -0.034, -0.008), "worse by 0.021 [0.008, 0.034] at 0.47 of the compute"],
    [of(0.01, -0.02, 0.04), "too close to tell: 0.010 [−0.020, 0.040] at 0.47 of the compute"],
    [of(-0.0001, -0.01, 0), "too close to tell: 0.000 [−0.010, 0.000] at 0.47 of the compute"],
    [of(1, 1, 1, 12.3456), "better by 1.000 [1.000, 1.000] at 12.35 of the compute"],
    [
      of(0.5, Number.NaN, Number.NaN),
      "too close to tell: 0.500 (too few prompts for an interval) at 0.47 of the compute",
    ],
    [of(Number.NaN, Number.NaN, Number.NaN), "too close to tell: nothing that both have"],
  ])("%#", (difference, text) => expect(differenceText(difference)).toBe(text));
  it("says the same size of both directions, the lower end first, and no −0", () =>
    fc.assert(
      fc.property(
        fc.tuple(...[1, 2, 3].map(() => fc.double({ min: 1e-6, max: 3, noNaN: true }))),
        (ends) => {
          const [low = 0, estimate = 0, high = 0] = ends.toSorted((a, b) => a - b);
          const up = differenceText(of(estimate, low, high));
          const down = differenceText(of(-estimate, -high, -low));
          expect(down).toBe(up.replace("better", "worse"));
          expect(differenceText(of(-1e-6, -1e-5, low))).not.toMatch(/−0\.000/);
        },
      ),
    ));
});
