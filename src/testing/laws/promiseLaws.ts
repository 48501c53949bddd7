import assert from "node:assert/strict";
import fc from "fast-check";
import type { Resampler } from "../../selection/Resampler.ts";
import { draws, weights } from "../arbitraries/weights.ts";
import type { Law } from "./Law.ts";
import { usual } from "./usual.ts";

/** What a resampling scheme promises beyond being unbiased. */
export interface Promised {
  /** |drawn − count·weight| is less than this. */
  readonly spread?: number;
  /** Each index is drawn ⌊count·weight⌋ times at least. */
  readonly floor?: true;
  /** As many equal weights as copies: each index once, but for draws within 1e-9 of 0 and 1. */
  readonly identity?: true;
}

/** What a scheme promised. */
export const promiseLaws = (
  resampler: Resampler,
  { spread, floor, identity }: Promised,
): readonly Law[] => [
  ...(spread === undefined ? [] : [spreadLaw(resampler, spread)]),
  ...(floor === undefined ? [] : [floorLaw(resampler)]),
  ...(identity === undefined ? [] : [identityLaw(resampler)]),
];

const count = fc.integer({ min: 0, max: 50 });

const copies = (drawn: readonly number[], index: number): number =>
  drawn.filter((i) => i === index).length;

const spreadLaw = (resampler: Resampler, spread: number): Law => ({
  name: `draws each index count·weight times, ± ${spread}`,
  check: () =>
    fc.assert(
      fc.property(weights(), count, draws(), (w, n, draw) => {
        const drawn = resampler(w, n, draw);
        for (const [i, wi] of w.entries()) {
          const seen = copies(drawn, i);
          const told = `index ${i} came ${seen} times, expected ${n * wi} ± ${spread}`;
          assert.ok(Math.abs(seen - n * wi) < spread + 1e-9, told);
        }
      }),
      usual,
    ),
});

const floorLaw = (resampler: Resampler): Law => ({
  name: "draws each index ⌊count·weight⌋ times at least",
  check: () =>
    fc.assert(
      fc.property(weights(), count, draws(), (w, n, draw) => {
        const drawn = resampler(w, n, draw);
        for (const [i, wi] of w.entries()) {
          const told = `index ${i} came ${copies(drawn, i)} times, expected ${n * wi}`;
          assert.ok(copies(drawn, i) >= Math.floor(n * wi), told);
        }
      }),
      usual,
    ),
});

const identityLaw = (resampler: Resampler): Law => ({
  name: "keeps each of N equal weights once, where N are drawn",
  check: () => {
    for (const u of [1e-9, 0.5, 1 - 1e-9])
      for (const n of [1, 2, 3, 7, 49, 98, 103, 1000, 9999])
        assert.deepEqual(
          resampler(Array(n).fill(1 / n), n, () => u),
          [...Array(n).keys()],
        );
  },
});
