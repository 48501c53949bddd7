import { invert } from "./invert.ts";
import type { Resampler } from "./Resampler.ts";

/**
 * The resampler that draws who lies at `count` ascending points between 0 and `count`, in units of
 * copies: so as many equal weights as copies sum to whole numbers exactly.
 */
export const pointwise =
  (points: (count: number, draw: () => number) => readonly number[]): Resampler =>
  (weights, count, draw) =>
    invert(
      weights.map((weight) => weight * count),
      points(count, draw),
    );
