import { pointwise } from "./pointwise.ts";
import type { Resampler } from "./Resampler.ts";

/** One draw in each of `count` equal parts of the total weight, each with a number of its own. */
export const stratified: Resampler = pointwise((count, draw) =>
  Array.from({ length: count }, (_, m) => m + draw()),
);
