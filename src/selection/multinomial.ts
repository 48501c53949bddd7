import { pointwise } from "./pointwise.ts";
import type { Resampler } from "./Resampler.ts";

/** Every copy is drawn by itself: `count` draws, in any order. */
export const multinomial: Resampler = pointwise((count, draw) =>
  Array.from({ length: count }, () => count * draw()).sort((a, b) => a - b),
);
