import { jointScores } from "./jointScores.ts";
import { principalScores } from "./principalScores.ts";

/**
 * Turns the patches of each image of a batch, `[P, D]` row-major (`rows` = P ≥ 1, `columns` = D
 * ≥ 1), into one feature vector `[L]` an image. A NaN in gives a NaN out, of that image alone, so
 * that the path dies alone.
 *
 * @throws RangeError if an image has not P·D numbers.
 */
export type Reducer = (
  images: readonly Float32Array[],
  rows: number,
  columns: number,
) => readonly Float32Array[];

/** A word of graph files for a way to reduce. */
export interface ReducingWord {
  /** One sentence for a person. */
  readonly about: string;
  readonly reduce: Reducer;
  /** An image's vector hangs on the other images: all of a batch must be reduced together. */
  readonly joint: boolean;
}

const shaped =
  (reduce: Reducer): Reducer =>
  (images, rows, columns) => {
    for (const { length } of images)
      if (!(rows >= 1 && columns >= 1) || length !== rows * columns)
        throw new RangeError(`${length} numbers are no [${rows}, ${columns}] patches`);
    return reduce(images, rows, columns);
  };

/** Each image by itself. */
const alone = (
  reduce: (patches: Float32Array, rows: number, columns: number) => Float32Array,
): Reducer => shaped((images, rows, columns) => images.map((one) => reduce(one, rows, columns)));

const mean = (patches: Float32Array, rows: number, columns: number): Float32Array => {
  const sums = new Float64Array(columns);
  for (const [i, x] of patches.entries()) sums[i % columns] = (sums[i % columns] as number) + x;
  return Float32Array.from(sums, (sum) => sum / rows);
};

/**
 * Reducers by their words in graph files.
 *
 * @see strategies.md 4.6; official.md 1.4.
 */
export const reducers = {
  pca: {
    about:
      "Each patch's score on the image's own first principal component, sign fixed: as in TTS-VAR.",
    reduce: alone(principalScores),
    joint: false,
  },
  "pca-joint": {
    about: "Each patch's score on the first principal component of all patches of all images.",
    reduce: shaped(jointScores),
    joint: true,
  },
  pool: { about: "The mean of the patches.", reduce: alone(mean), joint: false },
  none: {
    about: "All numbers of all patches.",
    reduce: alone((patches) => patches.slice()),
    joint: false,
  },
} satisfies Record<string, ReducingWord>;
