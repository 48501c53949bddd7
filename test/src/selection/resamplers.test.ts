import { describe, expect, it } from "vitest";
import { drawsAt } from "../../../src/random/drawsAt.ts";
import { placeAt } from "../../../src/random/Place.ts";
import { resamplers } from "../../../src/selection/resamplers.ts";
import { resamplerLaws } from "../../laws/resamplerLaws.ts";

it("resamplers are the words of graph files", () =>
  expect(Object.keys(resamplers)).toEqual(["multinomial"]));

describe("multinomial", () => {
  resamplerLaws(resamplers.multinomial);

  it("inverts each of its draws, in any order", () => {
    const stream = [0.95, 0.1, 0.5, 0.1][Symbol.iterator]();
    const drawn = resamplers.multinomial([0.25, 0.5, 0.25], 4, () => stream.next().value ?? NaN);
    expect(drawn).toEqual([0, 0, 1, 2]);
    expect(stream.next().done).toBe(true);
  });
  it("draws independently: pairs agree as often as Σ weight²", () => {
    const [weights, rounds] = [[0.5, 0.3, 0.2], 50_000];
    const draw = drawsAt(placeAt("multinomial", "pairs"));
    let agree = 0;
    for (let i = 0; i < rounds; i++) {
      const [a, b] = resamplers.multinomial(weights, 2, draw);
      if (a === b) agree++;
    }
    // 0.38 of them, 5.5 deviations: a right scheme is refused with probability 4e-8.
    expect(Math.abs(agree - 0.38 * rounds)).toBeLessThan(5.5 * Math.sqrt(rounds * 0.38 * 0.62));
  });
});
