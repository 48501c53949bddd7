import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawsAt } from "../../../src/random/drawsAt.ts";
import { placeAt } from "../../../src/random/Place.ts";
import { oneOfEach } from "../../../src/selection/oneOfEach.ts";
import { draws } from "../../../src/testing/arbitraries/weights.ts";

const at = (seed: number) => drawsAt(placeAt("oneOfEach", seed));

/** 1–12 log-weights, a few of them dead, and a partition of their indices. */
const parted = (logWeight: fc.Arbitrary<number> = fc.double({ min: -30, max: 30, noNaN: true })) =>
  fc.array(fc.tuple(logWeight, fc.nat(4)), { minLength: 1, maxLength: 12 }).map((entries) => ({
    logWeights: entries.map(([weight]) => weight),
    strata: [0, 1, 2, 3, 4]
      .map((group) => entries.flatMap(([, own], i) => (own === group ? [i] : [])))
      .filter(({ length }) => length > 0),
  }));

const meanWeight = (logWeights: readonly number[]) =>
  logWeights.reduce((sum, x) => sum + (Number.isFinite(x) ? Math.exp(x) : 0), 0) /
  logWeights.length;

describe("oneOfEach", () => {
  it("draws one of each stratum, ascending", () =>
    fc.assert(
      fc.property(parted(), draws(), ({ strata, logWeights }, draw) => {
        const kept = oneOfEach(strata, logWeights, draw).map(({ index }) => index);
        expect(kept).toEqual([...kept].sort((a, b) => a - b));
        expect(kept).toHaveLength(strata.length);
        for (const part of strata) expect(kept.filter((i) => part.includes(i))).toHaveLength(1);
      }),
    ));
  it("keeps the mean weight, whatever is drawn", () =>
    fc.assert(
      fc.property(parted(), draws(), ({ strata, logWeights }, draw) => {
        const kept = oneOfEach(strata, logWeights, draw).map(({ logWeight }) => logWeight);
        expect(meanWeight(kept) / meanWeight(logWeights)).toBeCloseTo(1, 12);
      }),
    ));
  it("keeps it beyond what a double can exponentiate", () => {
    const shifted = (by: number) =>
      oneOfEach(
        [[0, 2], [1]],
        [1, 2, 3].map((x) => x + by),
        () => 0.5,
      ).map(({ logWeight }) => logWeight - by);
    for (const by of [2000, -2000])
      for (const [i, x] of shifted(by).entries()) expect(x).toBeCloseTo(shifted(0)[i] ?? NaN, 9);
  });
  it("gives a path that is a stratum of its own its weight times M/N", () => {
    const kept = oneOfEach([[0], [1, 2], [3]], [0.5, 1, 1, -2], () => 0.9);
    const scale = Math.log(3 / 4);
    expect(kept.map(({ index }) => index)).toEqual([0, 2, 3]);
    expect(kept[0]?.logWeight).toBeCloseTo(0.5 + scale, 14);
    expect(kept[1]?.logWeight).toBeCloseTo(1 + Math.log(2) + scale, 14);
    expect(kept[2]?.logWeight).toBeCloseTo(-2 + scale, 14);
  });
  it("never draws a dead one, and leaves out a stratum without a live one", () =>
    fc.assert(
      fc.property(
        parted(
          fc.oneof(fc.double({ min: -9, max: 9, noNaN: true }), fc.constantFrom(-Infinity, NaN)),
        ),
        draws(),
        ({ strata, logWeights }, draw) => {
          const kept = oneOfEach(strata, logWeights, draw);
          const isLive = (i: number) => Number.isFinite(logWeights[i]);
          expect(kept).toHaveLength(strata.filter((part) => part.some(isLive)).length);
          expect(kept.every(({ index }) => isLive(index))).toBe(true);
          const after = kept.map(({ logWeight }) => logWeight);
          if (kept.length > 0)
            expect(meanWeight(after) / meanWeight(logWeights)).toBeCloseTo(1, 12);
        },
      ),
    ));
  it("is exact: E[Σ e^{L'} f / M] = Σ e^{L} f / N for the indicator of every path", () => {
    const rounds = 40_000;
    const [strata, logWeights] = [
      [[0, 3, 4], [1], [2, 5, 6, 7]],
      [0.3, -1, 2, -0.7, 1.1, 0, 0.4, -2],
    ];
    const draw = at(1);
    const sums = logWeights.map(() => 0);
    const squares = logWeights.map(() => 0);
    for (let round = 0; round < rounds; round++)
      for (const { index, logWeight } of oneOfEach(strata, logWeights, draw)) {
        const value = Math.exp(logWeight) / strata.length;
        sums[index] = (sums[index] ?? NaN) + value;
        squares[index] = (squares[index] ?? NaN) + value * value;
      }
    for (const [i, x] of logWeights.entries()) {
      const mean = (sums[i] ?? NaN) / rounds;
      const variance = Math.max(0, (squares[i] ?? NaN) / rounds - mean * mean);
      // 4.5 standard errors, 8 paths: a right one is refused with probability 5e-5.
      expect(Math.abs(mean - Math.exp(x) / 8)).toBeLessThanOrEqual(
        4.5 * Math.sqrt(variance / rounds) + 1e-12,
      );
    }
  });
});
