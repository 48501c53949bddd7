import { reducers } from "../../selection/reducers.ts";
import type { HostTensor } from "./gatherRows.ts";

/** One vector for each image of patches `[B, P, D]`, with a word of the reducers. */
export function reduceAll({ dims, data }: HostTensor, word: string): readonly Float32Array[] {
  const [images = 0, rows = 0, columns = 0] = dims;
  const patches = data as Float32Array;
  const size = rows * columns;
  return reducers[word as keyof typeof reducers].reduce(
    // Views, not copies: a reducer leaves its input alone, and what it gives is memory of its own.
    Array.from({ length: images }, (_, i) => patches.subarray(i * size, (i + 1) * size)),
    rows,
    columns,
  );
}
