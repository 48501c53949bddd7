import { leadingScores } from "./leadingScores.ts";

/** Below this part of the whole, a sum or an entry counts as 0: rounding must decide nothing. */
const negligible = 1e-6;

/**
 * Scores of the rows of `patches` `[P, D]`, row-major, on the first principal component of the
 * rows centred over P: `[P]`, in the units of the patches.
 *
 * An axis has no sign: it is fixed by the patches alone. Σ y³ ≥ 0; where that is 0 up to
 * rounding (|Σ y³| ≤ 1e-6 Σ |y|³, so with an antisymmetric y), the first entry that is not 0
 * up to rounding (|y| > 1e-6 max |y|) is positive. Equal rows, or one row, give zeros. Where
 * the two largest variances are equal the axis is not unique; the result still repeats.
 *
 * Any patch that is not finite gives NaNs. A score beyond float32 becomes ±∞.
 *
 * @see TTS-VAR `tts-var/utils_model.py: extract_k_ids` (its sign is arbitrary: official.md 5,
 * fault 10); strategies.md 4.6.
 */
export function principalScores(
  patches: Float32Array,
  rows: number,
  columns: number,
): Float32Array {
  const scores = leadingScores(patches, rows, columns);
  const factor = sign(scores);
  for (let i = 0; i < rows; i++) scores[i] = (scores[i] as number) * factor;
  return new Float32Array(scores);
}

/** The sign that makes it the one of {@link principalScores}; 1 where there is none to choose. */
function sign(scores: Float64Array): number {
  let most = 0;
  for (const y of scores) most = Math.max(most, Math.abs(y));
  if (!(most > 0)) return 1;
  let [skew, whole] = [0, 0];
  for (const y of scores) {
    const part = y / most;
    const cube = part * part * part;
    skew += cube;
    whole += Math.abs(cube);
  }
  if (Math.abs(skew) > negligible * whole) return Math.sign(skew);
  return Math.sign(scores.find((y) => Math.abs(y) > negligible * most) ?? 1);
}
