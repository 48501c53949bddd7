import type { ImageScorer } from "../../models/ImageScorer.ts";
import { noiseAt } from "../../random/noiseAt.ts";
import { placeAt } from "../../random/Place.ts";
import type { Image } from "../../run/Result.ts";
import type { Law } from "./Law.ts";
import { type ScoringOptions, scoringLaws } from "./scoringLaws.ts";

/** The pictures that a scorer is tried on, and how. */
export interface ScorerOptions extends ScoringOptions {
  /** What it is tried on, two or more; noise of 16 × 16 pixels, and one black one, if absent. */
  readonly images?: readonly Image[];
}

/**
 * What every scorer of a user's own owes `withRewards`: one number for each picture, the same one
 * whenever, wherever and beside whatever else it is scored, and pixels as they were.
 *
 * @example for (const { name, check } of scorerLaws(redness)) it(name, check);
 */
export const scorerLaws = (
  scorer: ImageScorer,
  { images = noisy(), ...options }: ScorerOptions = {},
): readonly Law[] =>
  scoringLaws(async () => {
    // Copies for each law: one that is changed in place shall not spoil the others.
    const own = images.map((image) => ({ ...image, pixels: image.pixels.slice() }));
    const score = async (places: readonly number[], prompt: string) =>
      scorer(
        places.map((place) => own[place] as Image),
        prompt,
      );
    const pixels = async () => own.map((image) => [...image.pixels]);
    return { count: own.length, score, pixels, close: async () => {} };
  }, options);

const [side, count] = [16, 6];

/** Pictures of noise, ever darker, and one that is black. */
const noisy = (): readonly Image[] =>
  Array.from({ length: count }, (_, i) => ({
    width: side,
    height: side,
    pixels: noiseAt(placeAt("scorerLaws", i), 3 * side * side).map(
      (x) => x * (1 - i / (count - 1)),
    ),
  }));
