import { describe, expect, it } from "vitest";
import { systematic } from "../../../src/selection/systematic.ts";
import { resamplerLaws } from "../../../src/testing/laws/resamplerLaws.ts";

/** These numbers, and NaN from then on: `left` says how many nobody took. */
function stream(...numbers: number[]) {
  const draw = () => numbers.shift() ?? Number.NaN;
  return { draw, left: () => numbers.length };
}

describe("systematic", () => {
  for (const { name, check } of resamplerLaws(systematic, { spread: 1, identity: true }))
    it(name, check);

  it("draws one number for all copies", () => {
    const { draw, left } = stream(0.4, 0.2);
    expect(systematic([0.3, 0.35, 0.35], 2, draw)).toEqual([0, 2]);
    expect(left()).toBe(1);
  });
});
