import { reducers } from "../../selection/reducers.ts";
import type { HostTensor } from "./gatherRows.ts";

/** One vector for each image of patches `[B, P, D]`, with a word of the reducers. */
export function reduceAll({ dims, data }: HostTensor, word: string): Float32Array[] {
  const [images = 0, rows = 0, columns = 0] = dims;
  const reducer = reducers[word as keyof typeof reducers];
  const patches = data as Float32Array;
  const size = rows * columns;
  return Array.from({ length: images }, (_, i) =>
    reducer(patches.slice(i * size, (i + 1) * size), rows, columns),
  );
}
