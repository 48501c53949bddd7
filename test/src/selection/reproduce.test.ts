import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawsAt } from "../../../src/random/drawsAt.ts";
import { placeAt } from "../../../src/random/Place.ts";
import { logMeanExp } from "../../../src/selection/logMeanExp.ts";
import { reproduce } from "../../../src/selection/reproduce.ts";
import { resamplers, type Scheme, schemeOf } from "../../../src/selection/resamplers.ts";

const schemes: readonly Scheme[] = Object.entries(resamplers).map(
  ([word, { takes }]) => (takes === undefined ? word : { [word]: 0.5 }) as Scheme,
);
const exact = schemes.filter((scheme) => schemeOf(scheme).bias === null);
const paths = fc.array(
  fc.record({
    logWeight: fc.double({ min: -5, max: 5, noNaN: true }),
    score: fc.double({ min: -2, max: 2, noNaN: true }),
  }),
  { minLength: 2, maxLength: 8 },
);
const split = (all: readonly { logWeight: number; score: number }[]) => ({
  logWeights: all.map(({ logWeight }) => logWeight),
  scores: all.map(({ score }) => score),
});
const countFor = (scheme: Scheme, width: number) =>
  [width - 1, width].find((wanted) => (schemeOf(scheme).refuses?.(wanted, width) ?? null) === null);

describe("reproduce", () => {
  it.each(schemes)("by %j keeps ascending live paths, as many as asked", (scheme) =>
    fc.assert(
      fc.property(paths, fc.nat(), (all, seed) => {
        const count = countFor(scheme, all.length) as number;
        const kept = reproduce(scheme, split(all), count, drawsAt(placeAt("reproduce", seed)));
        const places = kept.map(({ index }) => index);
        expect(places).toHaveLength(count);
        expect(places).toEqual([...places].sort((a, b) => a - b));
        for (const { logWeight } of kept) expect(Number.isFinite(logWeight)).toBe(true);
      }),
    ),
  );
  it.each(exact)("by %j keeps the mean weight of every path: the one rule", (scheme) => {
    const logWeights = [0.3, -1, 1.2, 0, -0.4];
    const candidates = { logWeights, scores: [1, 2, -1, 0, 0.5] };
    const width = logWeights.length;
    const rounds = 20_000;
    for (const count of [2, 3, 5, 8]) {
      if ((schemeOf(scheme).refuses?.(count, width) ?? null) !== null) continue;
      const draw = drawsAt(placeAt("rule", JSON.stringify(scheme), count));
      const sums = logWeights.map(() => [0, 0] as [number, number]);
      for (let round = 0; round < rounds; round++) {
        const own = logWeights.map(() => 0);
        for (const { index, logWeight } of reproduce(scheme, candidates, count, draw))
          own[index] = (own[index] as number) + Math.exp(logWeight) / count;
        for (const [i, x] of own.entries()) {
          const sum = sums[i] as [number, number];
          sum[0] += x;
          sum[1] += x * x;
        }
      }
      for (const [i, [sum, squares]] of sums.entries()) {
        const mean = sum / rounds;
        const error = Math.sqrt(Math.max(squares / rounds - mean * mean, 1e-12) / rounds);
        const truth = Math.exp(logWeights[i] as number) / width;
        // 5.5 deviations of 90 means: a right one is refused with probability 4e-6.
        expect(Math.abs(mean - truth), `${count} of ${width}, path ${i}`).toBeLessThan(5.5 * error);
      }
    }
  });
  it("gives the mean weight where copies are expected by weight, and where nothing is known", () =>
    fc.assert(
      fc.property(paths, fc.nat(), (all, seed) => {
        const candidates = split(all);
        for (const scheme of ["multinomial", "ssp", "killing", "round", { "replace-worst": 0.3 }])
          for (const { logWeight } of reproduce(
            scheme as Scheme,
            candidates,
            all.length,
            drawsAt(placeAt("mean", seed)),
          ))
            expect(logWeight).toBe(logMeanExp(candidates.logWeights));
      }),
    ));
  it("vasr at lambda 0 weighs like systematic, up to rounding", () =>
    fc.assert(
      fc.property(paths, fc.nat(), (all, seed) => {
        const draw = () => drawsAt(placeAt("vasr", seed));
        const kept = reproduce({ vasr: 0 }, split(all), 3, draw());
        const plain = reproduce("systematic", split(all), 3, draw());
        expect(kept.map(({ index }) => index)).toEqual(plain.map(({ index }) => index));
        for (const [i, { logWeight }] of kept.entries())
          expect(logWeight).toBeCloseTo(plain[i]?.logWeight ?? Number.NaN, 9);
      }),
    ));
  it("gumbel-topk of all that live leaves their weights, and the dead take their share along", () => {
    const candidates = { logWeights: [1, Number.NaN, 3], scores: [0, 0, 0] };
    const kept = reproduce("gumbel-topk", candidates, 2, () => 0.5);
    const share = Math.log(2 / 3);
    expect(kept).toEqual([
      { index: 0, logWeight: 1 + share },
      { index: 2, logWeight: 3 + share },
    ]);
  });
  it.each(schemes)("by %j refuses candidates of which none is alive", (scheme) => {
    const dead = { logWeights: [Number.NaN, -Infinity], scores: [0, 0] };
    expect(() => reproduce(scheme, dead, 2, () => 0.5)).toThrow(RangeError);
  });
});
