import { describe, expect, it } from "vitest";
import { drawsAt } from "../../../src/random/drawsAt.ts";
import { placeAt } from "../../../src/random/Place.ts";
import { multinomial } from "../../../src/selection/multinomial.ts";
import { resamplerLaws } from "../../../src/testing/laws/resamplerLaws.ts";

/** These numbers, and NaN from then on: `left` says how many nobody took. */
function stream(...numbers: number[]) {
  const draw = () => numbers.shift() ?? Number.NaN;
  return { draw, left: () => numbers.length };
}

describe("multinomial", () => {
  for (const { name, check } of resamplerLaws(multinomial)) it(name, check);

  it("inverts each of its draws, in any order", () => {
    const { draw, left } = stream(0.95, 0.1, 0.5, 0.1);
    expect(multinomial([0.25, 0.5, 0.25], 4, draw)).toEqual([0, 0, 1, 2]);
    expect(left()).toBe(0);
  });
  it("draws independently: pairs agree as often as Σ weight²", () => {
    const [weights, rounds] = [[0.5, 0.3, 0.2], 50_000];
    const draw = drawsAt(placeAt("multinomial", "pairs"));
    let agree = 0;
    for (let i = 0; i < rounds; i++) {
      const [a, b] = multinomial(weights, 2, draw);
      if (a === b) agree++;
    }
    // 0.38 of them, 5.5 deviations: a right scheme is refused with probability 4e-8.
    expect(Math.abs(agree - 0.38 * rounds)).toBeLessThan(5.5 * Math.sqrt(rounds * 0.38 * 0.62));
  });
});
