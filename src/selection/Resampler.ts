/**
 * Draws `count` (≥ 0) of the indices 0…N−1, ascending, repeats allowed; index i is drawn
 * `count · weights[i]` times on average, and never if `weights[i]` is 0.
 *
 * `weights` `[N]` are ≥ 0, one at least is positive, and sum to 1 up to rounding; `draw` gives
 * uniform numbers from 0 to below 1.
 *
 * @throws RangeError if no weight is positive and something is to be drawn.
 */
export type Resampler = (
  weights: readonly number[],
  count: number,
  draw: () => number,
) => readonly number[];
