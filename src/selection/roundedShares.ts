import type { Resampler } from "./Resampler.ts";
import { repeated } from "./repeated.ts";
import { wholeCopies } from "./wholeCopies.ts";

/**
 * `count` · weight copies of each path, rounded: those with the largest fractions are rounded up, as
 * many as make the count whole; equal ones by their lower place. Draws nothing, so a path expected
 * less than half a time is mostly gone for certain.
 *
 * @throws RangeError if no weight is positive and something is to be drawn.
 * @see XiangchengZhang/Diffusion-inference-scaling `imagenet/methods/bfs.py`, `bfs-resample`, which
 * rounds each by itself and cuts the list at its end, or leaves it short.
 */
export const roundedShares: Resampler = (weights, count) => {
  if (count > 0 && !weights.some((weight) => weight > 0))
    throw new RangeError("no weight is positive");
  const { whole, fractions, rest } = wholeCopies(weights, count);
  const up = [...fractions.keys()]
    .sort((a, b) => (fractions[b] as number) - (fractions[a] as number) || a - b)
    .slice(0, rest);
  return repeated(whole.map((copies, i) => copies + (up.includes(i) ? 1 : 0)));
};
