import { invert } from "./invert.ts";

/**
 * Draws `count` (≥ 0) of the indices 0…N−1, ascending, repeats allowed; index i is drawn
 * `count · weights[i]` times on average, and never if `weights[i]` is 0.
 *
 * `weights` `[N]` are ≥ 0, one at least is positive, and sum to 1 up to rounding; `draw` gives
 * uniform numbers from 0 to below 1.
 *
 * @throws RangeError if no weight is positive.
 */
export type Resampler = (
  weights: readonly number[],
  count: number,
  draw: () => number,
) => readonly number[];

/** `count` independent draws: takes `count` numbers from `draw`. */
const multinomial: Resampler = (weights, count, draw) => {
  const points = Array.from({ length: count }, () => draw());
  return invert(
    weights,
    points.sort((a, b) => a - b),
  );
};

/**
 * Resampling schemes by their words in graph files.
 *
 * @see strategies.md 4.2; `multinomial` is TTS-VAR's, official.md 1.5.
 */
export const resamplers = { multinomial } satisfies Record<string, Resampler>;
