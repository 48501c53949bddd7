import { digest } from "./digest.ts";

/**
 * Key of path `index` (an integer ≥ 0) at the start of a run: 32 hexadecimal digits, the
 * digest of `("path", index)`. The same for every width: path 0 of eight is the path of one.
 *
 * @throws RangeError for another index.
 */
export const firstKey = (index: number): string => {
  if (!Number.isInteger(index) || index < 0)
    throw new RangeError(`a path's index is an integer ≥ 0, not ${index}`);
  return digest(["path", index]).toString("hex");
};

/**
 * Key of a further copy of the path with key `parent`, made at `scale` by the step with id
 * `step`: 32 hexadecimal digits, the digest of `(parent, scale, step, copy)`.
 *
 * `copy` is an integer ≥ 1: the first copy keeps its parent's key, which is the caller's part.
 *
 * @throws RangeError for another copy number, and for a scale that is NaN.
 */
export const copyKey = (parent: string, scale: number, step: string, copy: number): string => {
  if (!Number.isInteger(copy) || copy < 1)
    throw new RangeError(`a further copy's number is an integer ≥ 1, not ${copy}`);
  return digest([parent, scale, step, copy]).toString("hex");
};
