import { describe, expect, it } from "vitest";
import { stratified } from "../../../src/selection/stratified.ts";
import { resamplerLaws } from "../../../src/testing/laws/resamplerLaws.ts";

/** These numbers, and NaN from then on: `left` says how many nobody took. */
function stream(...numbers: number[]) {
  const draw = () => numbers.shift() ?? Number.NaN;
  return { draw, left: () => numbers.length };
}

describe("stratified", () => {
  for (const { name, check } of resamplerLaws(stratified, { spread: 2, identity: true }))
    it(name, check);

  it("draws once in each quarter, with a number of its own", () => {
    const { draw, left } = stream(0.9, 0.1, 0.9, 0.1);
    // Points .225, .275, .725, .775 of sums .25, .75, 1.
    expect(stratified([0.25, 0.5, 0.25], 4, draw)).toEqual([0, 1, 1, 2]);
    expect(left()).toBe(0);
    // .2 and .6, where one number for both would give .2 and .7.
    expect(stratified([0.3, 0.35, 0.35], 2, stream(0.4, 0.2).draw)).toEqual([0, 1]);
  });
});
