import fc from "fast-check";
import { expect, it } from "vitest";
import { drawsAt } from "../../src/random/drawsAt.ts";
import { placeAt } from "../../src/random/Place.ts";
import type { Resampler } from "../../src/selection/resamplers.ts";
import { draws, weights } from "../../src/testing/arbitraries/weights.ts";

/** What a scheme promises beyond being unbiased. */
export interface Promised {
  /** |drawn − count·weight| is less than this. */
  readonly spread?: number;
  /** Each index is drawn ⌊count·weight⌋ times at least. */
  readonly floor?: true;
  /** As many equal weights as copies: each index once, but for draws within 1e-9 of 0 and 1. */
  readonly identity?: true;
}

const edges = [0, 1 - 2 ** -53];

/** What every resampler owes `resample`. */
export function resamplerLaws(
  resampler: Resampler,
  { spread = Infinity, floor, identity }: Promised = {},
): void {
  const count = fc.integer({ min: 0, max: 50 });

  it("draws `count` ascending indices, none of weight zero", () =>
    fc.assert(
      fc.property(weights(), count, draws(), (w, n, draw) => {
        const drawn = resampler(w, n, draw);
        expect(drawn).toHaveLength(n);
        expect(drawn).toEqual([...drawn].sort((a, b) => a - b));
        expect(drawn.every((i) => (w[i] ?? 0) > 0)).toBe(true);
      }),
    ));

  it("repeats itself and leaves the weights alone", () =>
    fc.assert(
      fc.property(weights(), count, fc.nat(), (w, n, seed) => {
        const before = [...w];
        const drawn = () => resampler(w, n, drawsAt(placeAt("repeat", seed)));
        expect(drawn()).toEqual(drawn());
        expect(w).toEqual(before);
      }),
    ));

  it.each(edges)(
    "draws a positive weight when every number drawn is %d and the weights sum to less",
    (edge) => {
      for (const w of [[0, 0.1, 0.2, 0.7 - 1e-9, 0], [0, 0, 1], [1, 0, 0], Array(10).fill(0.1)])
        for (const n of [1, 4, 10]) {
          const drawn = resampler(w, n, () => edge);
          expect(drawn).toHaveLength(n);
          expect(drawn.every((i) => w[i] > 0)).toBe(true);
        }
    },
  );

  it("refuses weights of which none is positive", () => {
    expect(() => resampler([0, 0], 1, () => 0.5)).toThrow(RangeError);
    expect(() => resampler([], 2, () => 0.5)).toThrow(RangeError);
  });

  if (spread < Infinity)
    it(`draws each index count·weight times, ± ${spread}`, () =>
      fc.assert(
        fc.property(weights(), count, draws(), (w, n, draw) => {
          const drawn = resampler(w, n, draw);
          for (const [i, wi] of w.entries())
            expect(Math.abs(copies(drawn, i) - n * wi)).toBeLessThan(spread + 1e-9);
        }),
      ));

  if (floor)
    it("draws each index ⌊count·weight⌋ times at least", () =>
      fc.assert(
        fc.property(weights(), count, draws(), (w, n, draw) => {
          const drawn = resampler(w, n, draw);
          for (const [i, wi] of w.entries())
            expect(copies(drawn, i)).toBeGreaterThanOrEqual(Math.floor(n * wi));
        }),
      ));

  if (identity)
    it.each([1e-9, 0.5, 1 - 1e-9])("keeps each of N equal weights once, drawing %d", (u) => {
      for (const n of [1, 2, 3, 7, 49, 98, 103, 1000, 9999])
        expect(resampler(Array(n).fill(1 / n), n, () => u)).toEqual([...Array(n).keys()]);
    });

  it("draws each index count·weight times on average", () => {
    const w = [0.5, 0.3, 0, 0.15, 0.05];
    const [rounds, n] = [40_000, 5];
    const draw = drawsAt(placeAt("resamplerLaws", "frequency"));
    const drawn = Array.from({ length: rounds }, () => resampler(w, n, draw)).flat();
    for (const [i, wi] of w.entries()) {
      // No unbiased scheme spreads wider than independent draws; 5.5 deviations, 4 weights:
      // a right one is refused with probability 2e-7.
      const deviation = Math.sqrt(rounds * n * wi * (1 - wi));
      expect(Math.abs(copies(drawn, i) - rounds * n * wi)).toBeLessThanOrEqual(5.5 * deviation);
    }
  });
}

const copies = (drawn: readonly number[], index: number): number =>
  drawn.filter((i) => i === index).length;
