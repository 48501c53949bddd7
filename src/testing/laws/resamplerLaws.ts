import assert from "node:assert/strict";
import fc from "fast-check";
import { drawsAt } from "../../random/drawsAt.ts";
import { placeAt } from "../../random/Place.ts";
import type { Resampler } from "../../selection/Resampler.ts";
import { draws, weights } from "../arbitraries/weights.ts";
import type { Law } from "./Law.ts";
import { type Promised, promiseLaws } from "./promiseLaws.ts";
import { usual } from "./usual.ts";

/**
 * What every resampler owes `resample`: the right number of indices, ascending, none of weight zero,
 * each as often as its weight says, and no surprise at the edges of the numbers it draws.
 *
 * @param promised what the scheme promises beyond being unbiased.
 * @example for (const { name, check } of resamplerLaws(mine, { spread: 2 })) it(name, check);
 */
export const resamplerLaws = (resampler: Resampler, promised: Promised = {}): readonly Law[] => [
  countLaw(resampler),
  repeatLaw(resampler),
  edgeLaw(resampler),
  {
    name: "refuses weights of which none is positive",
    check: () => {
      assert.throws(() => resampler([0, 0], 1, () => 0.5), RangeError);
      assert.throws(() => resampler([], 2, () => 0.5), RangeError);
    },
  },
  frequencyLaw(resampler),
  ...promiseLaws(resampler, promised),
];

const count = fc.integer({ min: 0, max: 50 });

const assertDrawn = (drawn: readonly number[], w: readonly number[], n: number): void => {
  assert.equal(drawn.length, n, "drawn another number of indices");
  assert.deepEqual(
    drawn,
    [...drawn].sort((a, b) => a - b),
  );
  const wrong = drawn.filter((i) => !((w[i] ?? 0) > 0));
  assert.deepEqual(wrong, [], "drew indices whose weight is zero, or that do not exist");
};

const countLaw = (resampler: Resampler): Law => ({
  name: "draws `count` ascending indices, none of weight zero",
  check: () =>
    fc.assert(
      fc.property(weights(), count, draws(), (w, n, draw) =>
        assertDrawn(resampler(w, n, draw), w, n),
      ),
      usual,
    ),
});

const repeatLaw = (resampler: Resampler): Law => ({
  name: "repeats itself and leaves the weights alone",
  check: () =>
    fc.assert(
      fc.property(weights(), count, fc.nat(), (w, n, seed) => {
        const before = [...w];
        const drawn = () => resampler(w, n, drawsAt(placeAt("repeat", seed)));
        assert.deepEqual(drawn(), drawn());
        assert.deepEqual(w, before);
      }),
      usual,
    ),
});

const edgeLaw = (resampler: Resampler): Law => ({
  name: "draws positive weights when every number drawn is 0 or 1 − 2⁻⁵³, and they sum to less",
  check: () => {
    for (const edge of [0, 1 - 2 ** -53])
      for (const w of [[0, 0.1, 0.2, 0.7 - 1e-9, 0], [0, 0, 1], [1, 0, 0], Array(10).fill(0.1)])
        for (const n of [1, 4, 10])
          assertDrawn(
            resampler(w, n, () => edge),
            w,
            n,
          );
  },
});

const frequencyLaw = (resampler: Resampler): Law => ({
  name: "draws each index count·weight times on average",
  check: () => {
    const w = [0.5, 0.3, 0, 0.15, 0.05];
    const [rounds, n] = [40_000, 5];
    const draw = drawsAt(placeAt("resamplerLaws", "frequency"));
    const seen = w.map(() => 0);
    for (let round = 0; round < rounds; round++)
      for (const i of resampler(w, n, draw)) seen[i] = (seen[i] ?? 0) + 1;
    for (const [i, wi] of w.entries()) {
      // No unbiased scheme spreads wider than independent draws; 5.5 deviations, 4 weights:
      // a right one is refused with probability 2e-7.
      const limit = 5.5 * Math.sqrt(rounds * n * wi * (1 - wi));
      const off = Math.abs((seen[i] ?? 0) - rounds * n * wi);
      assert.ok(
        off <= limit,
        `index ${i} of weight ${wi} came ${seen[i]} times in ${rounds} · ${n} draws`,
      );
    }
  },
});
