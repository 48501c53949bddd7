import { invert } from "./invert.ts";

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

/** A word of graph files for a way to resample. */
export interface ResamplingScheme {
  /** One sentence for a person. */
  readonly about: string;
  readonly resample: Resampler;
}

/** 49 · (1/49) falls short of 1 by rounding: that is one copy for certain. */
const rounding = 1e-9;

const byPoints =
  (points: (count: number, draw: () => number) => readonly number[]): Resampler =>
  (weights, count, draw) =>
    // In units of copies, so that as many equal weights as copies sum to whole numbers exactly.
    invert(
      weights.map((weight) => weight * count),
      points(count, draw),
    );

const multinomial = byPoints((count, draw) =>
  Array.from({ length: count }, () => count * draw()).sort((a, b) => a - b),
);

const stratified = byPoints((count, draw) => Array.from({ length: count }, (_, m) => m + draw()));

const systematic = byPoints((count, draw) => {
  const offset = draw();
  return Array.from({ length: count }, (_, m) => m + offset);
});

const residual: Resampler = (weights, count, draw) => {
  const expected = weights.map((weight) => weight * count);
  const whole = expected.map((copies) => Math.floor(copies + rounding));
  const certain = whole.flatMap((copies, i) => Array<number>(copies).fill(i));
  const rest = count - certain.length;
  const fractions = expected.map((copies, i) => Math.max(0, copies - (whole[i] as number)));
  const sum = fractions.reduce((a, b) => a + b, 0);
  const shares = fractions.map((fraction) => fraction / sum);
  return [...certain, ...multinomial(shares, rest, draw)].sort((a, b) => a - b);
};

/**
 * Resampling schemes by their words in graph files.
 *
 * @see strategies.md 4.2; Douc & Cappé 2005, arXiv cs/0507025; `multinomial` is TTS-VAR's,
 * official.md 1.5.
 */
export const resamplers = {
  multinomial: {
    about: "Every copy is drawn by itself: the scheme of TTS-VAR, and the one with the most noise.",
    resample: multinomial,
  },
  stratified: {
    about:
      "One draw in each of as many equal parts of the total weight as there are copies: " +
      "less than two copies away from what is expected.",
    resample: stratified,
  },
  systematic: {
    about:
      "One draw for all copies, which lie evenly spaced in the total weight: the least noise, " +
      "less than one copy away from what is expected.",
    resample: systematic,
  },
  residual: {
    about: "The whole copies that are expected for certain, and the rest drawn from the fractions.",
    resample: residual,
  },
} satisfies Record<string, ResamplingScheme>;
