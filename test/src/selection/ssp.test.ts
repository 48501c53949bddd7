import { describe, expect, it } from "vitest";
import { drawsAt } from "../../../src/random/drawsAt.ts";
import { placeAt } from "../../../src/random/Place.ts";
import { ssp } from "../../../src/selection/ssp.ts";
import { resamplerLaws } from "../../../src/testing/laws/resamplerLaws.ts";

describe("ssp", () => {
  for (const { name, check } of resamplerLaws(ssp, { spread: 1, floor: true, identity: true }))
    it(name, check);

  it("rounds two paths at a time: one takes all of both, or its copy", () => {
    const numbers = [0.39, 0.41, 0.9];
    const draw = () => numbers.shift() ?? Number.NaN;
    // Chances .2 and .3: .39 · .5 < .2, so the first is left with .5. Then with .5: 1 at once, and
    // .41 · 1 < .5 says the first.
    expect(ssp([0.2, 0.3, 0.5], 1, draw)).toEqual([0]);
    expect(numbers).toEqual([0.9]);
  });
  it("draws nothing where every expected number is whole", () => {
    const draw = () => {
      throw new Error("drawn");
    };
    expect(ssp([0.5, 0, 0.25, 0.25], 4, draw)).toEqual([0, 0, 2, 3]);
    expect(ssp([0.5, 0.5], 0, draw)).toEqual([]);
  });
  it("never keeps two of the same two paths that are worth one: copies are negatively associated", () => {
    const draw = drawsAt(placeAt("ssp", "pairs"));
    for (let i = 0; i < 1000; i++) {
      const drawn = ssp([0.25, 0.25, 0.5], 2, draw);
      expect(drawn).toHaveLength(2);
      expect(drawn[1]).toBe(2);
    }
  });
  it("keeps its means over many paths of unequal weights", () => {
    const weights = [0.07, 0.21, 0.02, 0.13, 0.09, 0.18, 0.05, 0.25];
    const [rounds, count] = [20_000, 3];
    const draw = drawsAt(placeAt("ssp", "means"));
    const seen = weights.map(() => 0);
    for (let i = 0; i < rounds; i++)
      for (const j of ssp(weights, count, draw)) seen[j] = (seen[j] ?? 0) + 1;
    for (const [i, w] of weights.entries()) {
      const p = count * w; // all below 1: each is kept once or not at all
      const limit = 5.5 * Math.sqrt(rounds * p * (1 - p));
      expect(Math.abs((seen[i] ?? 0) - rounds * p)).toBeLessThan(limit);
    }
  });
});
