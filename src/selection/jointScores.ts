import { isAlive } from "./isAlive.ts";
import { principalScores } from "./principalScores.ts";

/**
 * Scores of the patches of all `images`, each `[P, D]` row-major, on one axis: the first principal
 * component of all rows of all images, centred by their common mean. One vector `[P]` an image, in
 * the units of the patches, with one sign for all (the rule of {@link principalScores}, applied to
 * all scores in the order of the images).
 *
 * An image with a patch that is not finite has no part in the axis and gets NaNs; the others are
 * what they are without it. A score beyond float32 becomes ±∞.
 *
 * @see TTS-VAR `tts-var/utils_model.py: extract_k_ids`, `pca_all`; strategies.md 4.6.
 */
export function jointScores(
  images: readonly Float32Array[],
  rows: number,
  columns: number,
): readonly Float32Array[] {
  const alive = [...images.entries()].filter(([, patches]) => patches.every(isAlive));
  const stacked = new Float32Array(alive.length * rows * columns);
  for (const [place, [, patches]] of alive.entries()) stacked.set(patches, place * rows * columns);
  const scores = principalScores(stacked, alive.length * rows, columns);
  const vectors = images.map(() => new Float32Array(rows).fill(Number.NaN));
  for (const [place, [i]] of alive.entries())
    vectors[i]?.set(scores.subarray(place * rows, (place + 1) * rows));
  return vectors;
}
