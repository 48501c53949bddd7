import { principalScores } from "./principalScores.ts";

/**
 * Turns the patches of one image, `[P, D]` row-major (`rows` = P ≥ 1, `columns` = D ≥ 1), into
 * one feature vector `[L]`. A NaN in gives a NaN out, so that the path dies alone.
 *
 * @throws RangeError if `patches` does not hold P·D numbers.
 */
export type Reducer = (patches: Float32Array, rows: number, columns: number) => Float32Array;

const shaped =
  (reduce: Reducer): Reducer =>
  (patches, rows, columns) => {
    if (!(rows >= 1 && columns >= 1) || patches.length !== rows * columns)
      throw new RangeError(`${patches.length} numbers are no [${rows}, ${columns}] patches`);
    return reduce(patches, rows, columns);
  };

const mean: Reducer = (patches, rows, columns) => {
  const sums = new Float64Array(columns);
  for (const [i, x] of patches.entries()) sums[i % columns] = (sums[i % columns] as number) + x;
  return Float32Array.from(sums, (sum) => sum / rows);
};

/**
 * Reducers by their words in graph files.
 *
 * - `pca`: scores on the image's own first principal component, sign fixed, `[P]`.
 * - `pool`: mean over the patches, `[D]`.
 * - `none`: a copy of all numbers, `[P·D]`.
 *
 * @see strategies.md 4.6; official.md 1.4.
 */
export const reducers = {
  pca: shaped(principalScores),
  pool: shaped(mean),
  none: shaped((patches) => patches.slice()),
} satisfies Record<string, Reducer>;
