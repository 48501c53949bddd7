import { pointwise } from "./pointwise.ts";
import type { Resampler } from "./Resampler.ts";

/** One number for all copies, which lie evenly spaced in the total weight. */
export const systematic: Resampler = pointwise((count, draw) => {
  const offset = draw();
  return Array.from({ length: count }, (_, m) => m + offset);
});
