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
 * Any patch that is not finite gives NaNs: it never reaches the decomposition, which might
 * not return. A score beyond float32 becomes ±∞.
 *
 * @see TTS-VAR `tts-var/utils_model.py: extract_k_ids` (its sign is arbitrary: official.md 5,
 * fault 10); strategies.md 4.6.
 */
export function principalScores(
  patches: Float32Array,
  rows: number,
  columns: number,
): Float32Array {
  const centred = centre(patches, rows, columns);
  const scale = largest(centred);
  if (Number.isNaN(scale)) return new Float32Array(rows).fill(NaN);
  if (scale === 0) return new Float32Array(rows);
  for (let i = 0; i < centred.length; i++) centred[i] = (centred[i] as number) / scale;
  const scores = leadingScores(centred, rows, columns);
  const factor = sign(scores) * scale;
  return Float32Array.from(scores, (y) => y * factor);
}

/** The patches minus their mean over the rows, column by column. Plain loops: it runs on every image. */
function centre(patches: Float32Array, rows: number, columns: number): Float64Array {
  const sums = new Float64Array(columns);
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns; j++)
      sums[j] = (sums[j] as number) + (patches[i * columns + j] as number);
  const centred = new Float64Array(patches.length);
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns; j++)
      centred[i * columns + j] = (patches[i * columns + j] as number) - (sums[j] as number) / rows;
  return centred;
}

/** The largest absolute value; NaN if one is not finite. */
function largest(values: Float64Array): number {
  let most = 0;
  for (let i = 0; i < values.length; i++) {
    const size = Math.abs(values[i] as number);
    if (!(size < Number.POSITIVE_INFINITY)) return Number.NaN;
    if (size > most) most = size;
  }
  return most;
}

function sign(scores: Float64Array): number {
  const most = largest(scores);
  const cubes = Array.from(scores, (y) => (y / most) ** 3);
  const skew = cubes.reduce((a, b) => a + b);
  const whole = cubes.reduce((a, b) => a + Math.abs(b), 0);
  if (Math.abs(skew) > negligible * whole) return Math.sign(skew);
  return Math.sign(scores.find((y) => Math.abs(y) > negligible * most) ?? 1);
}
