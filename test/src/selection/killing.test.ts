import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { killing } from "../../../src/selection/killing.ts";
import type { Resampler } from "../../../src/selection/Resampler.ts";
import { systematic } from "../../../src/selection/systematic.ts";
import { draws, weights } from "../../../src/testing/arbitraries/weights.ts";
import { resamplerLaws } from "../../../src/testing/laws/resamplerLaws.ts";

/** Where it takes the width, it; elsewhere one that keeps the laws. */
const wide: Resampler = (w, count, draw) =>
  (count < w.length ? systematic : killing)(w, count, draw);

describe("killing", () => {
  for (const { name, check } of resamplerLaws(wide, { identity: true })) it(name, check);

  it("always keeps the heaviest", () =>
    fc.assert(
      fc.property(weights(), draws(), (w, draw) => {
        const heaviest = w.indexOf(Math.max(...w));
        expect(killing(w, w.length, draw)).toContain(heaviest);
      }),
    ));
  it("keeps each with the chance weight / largest, and draws for the rest by weight", () => {
    const numbers = [0.49, 0.99, 0.51, 0.2];
    const draw = () => numbers.shift() ?? Number.NaN;
    // .49 < .5 keeps the first, .51 kills the third; .2 of the whole weight is the first's.
    expect(killing([0.25, 0.5, 0.25], 3, draw)).toEqual([0, 0, 1]);
    expect(numbers).toEqual([]);
  });
  it("refuses fewer copies than paths", () => {
    expect(() => killing([0.5, 0.5], 1, () => 0)).toThrow(RangeError);
    expect(killing([1], 3, () => 0.5)).toEqual([0, 0, 0]);
    expect(killing([0.5, 0.5], 0, () => 0)).toEqual([]);
  });
});
