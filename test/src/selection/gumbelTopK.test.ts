import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawsAt } from "../../../src/random/drawsAt.ts";
import { placeAt } from "../../../src/random/Place.ts";
import { gumbelTopK } from "../../../src/selection/gumbelTopK.ts";
import { draws } from "../../../src/testing/arbitraries/weights.ts";

const of = (logWeights: readonly number[], count: number, draw: () => number) =>
  gumbelTopK({ logWeights, scores: [] }, count, draw);
const logWeights = fc.array(
  fc.oneof(
    fc.double({ min: -800, max: 800, noNaN: true }),
    fc.constantFrom(Number.NaN, -Infinity, Infinity, 0),
  ),
  { minLength: 1, maxLength: 10 },
);

describe("gumbelTopK", () => {
  it("keeps different live paths, as many as asked or all, each to be expected at most once", () =>
    fc.assert(
      fc.property(logWeights, fc.integer({ min: 1, max: 12 }), draws(), (all, count, draw) => {
        const { drawn, logExpected } = of(all, count, draw);
        const alive = all.filter(Number.isFinite).length;
        expect(drawn).toHaveLength(Math.min(count, alive));
        expect(drawn).toEqual([...new Set(drawn)].sort((a, b) => a - b));
        for (const i of drawn) {
          expect(Number.isFinite(all[i])).toBe(true);
          expect(logExpected?.[i]).toBeLessThanOrEqual(0);
          expect(logExpected?.[i]).toBeGreaterThan(-38);
          if (count >= alive) expect(logExpected?.[i]).toBeCloseTo(0, 15);
        }
      }),
    ));
  it("is the same whatever is added to all log-weights", () => {
    const about = (shift: number) =>
      of(
        [0, 1, 2, 3].map((x) => x + shift),
        2,
        drawsAt(placeAt("gumbel", 1)),
      );
    expect(about(1000).drawn).toEqual(about(0).drawn);
    for (const [i, x] of (about(1000).logExpected ?? []).entries())
      expect(x).toBeCloseTo(about(0).logExpected?.[i] ?? Number.NaN, 9);
  });
  it("keeps one alone by its weight, and two as drawn one after the other", () => {
    const weights = [0.5, 0.3, 0.2];
    const logs = weights.map(Math.log);
    const rounds = 40_000;
    const draw = drawsAt(placeAt("gumbel", "frequency"));
    const one = [0, 0, 0];
    const without = [0, 0, 0];
    for (let round = 0; round < rounds; round++) {
      for (const i of of(logs, 1, draw).drawn) one[i] = (one[i] ?? 0) + 1;
      const { drawn } = of(logs, 2, draw);
      const out = [0, 1, 2].find((i) => !drawn.includes(i)) as number;
      without[out] = (without[out] ?? 0) + 1;
    }
    for (const [i, w] of weights.entries()) {
      const near = (seen: number, p: number) =>
        expect(Math.abs(seen - rounds * p)).toBeLessThan(5.5 * Math.sqrt(rounds * p * (1 - p)));
      near(one[i] as number, w);
      const [a, b] = weights.filter((_, j) => j !== i) as [number, number];
      near(without[i] as number, a * (b / (1 - a)) + b * (a / (1 - b)));
    }
  });
  it("expects of each what leaves it in, given who is left out", () => {
    // Noise of e^(−1/e), which is −log(1/e) = 1 … so −log(−log u) = 1 for u = exp(−1/e).
    const u = Math.exp(-Math.exp(-1));
    const { drawn, logExpected } = of([2, 0, 1], 1, () => u);
    expect(drawn).toEqual([0]);
    expect(logExpected?.[0]).toBeCloseTo(Math.log(1 - Math.exp(-Math.exp(2 - 2))), 12);
  });
  it("ranks equal ones by place, at the edges of what is drawn too", () => {
    for (const u of [0, 0.5, 1 - 2 ** -53]) expect(of([1, 1, 1], 2, () => u).drawn).toEqual([0, 1]);
  });
});
