import { describe, expect, it } from "vitest";
import { residual } from "../../../src/selection/residual.ts";
import { resamplerLaws } from "../../../src/testing/laws/resamplerLaws.ts";

/** These numbers, and NaN from then on: `left` says how many nobody took. */
function stream(...numbers: number[]) {
  const draw = () => numbers.shift() ?? Number.NaN;
  return { draw, left: () => numbers.length };
}

describe("residual", () => {
  for (const { name, check } of resamplerLaws(residual, { floor: true, identity: true }))
    it(name, check);

  it("draws the fractions alone, by their sizes", () => {
    // Expected 2.4, 1.2, 0.4: whole 2, 1, 0; one left, fractions .4, .2, .4.
    const weights = [0.6, 0.3, 0.1];
    for (const [u, extra] of [
      [0.39, 0],
      [0.41, 1],
      [0.59, 1],
      [0.61, 2],
    ] as const) {
      const { draw, left } = stream(u, 0.5);
      const expected = [0, 0, 1, extra].sort();
      expect(residual(weights, 4, draw)).toEqual(expected);
      expect(left()).toBe(1);
    }
  });
  it("draws nothing where every expected number is whole", () => {
    const { draw, left } = stream(0.5);
    expect(residual([0.5, 0, 0.25, 0.25], 4, draw)).toEqual([0, 0, 2, 3]);
    expect(left()).toBe(1);
  });
});
