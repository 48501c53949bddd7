import { multinomial } from "./multinomial.ts";
import type { Resampler } from "./Resampler.ts";
import { repeated } from "./repeated.ts";
import { wholeCopies } from "./wholeCopies.ts";

/** The whole copies that are expected for certain, and the rest drawn from the fractions. */
export const residual: Resampler = (weights, count, draw) => {
  const { whole, fractions, rest } = wholeCopies(weights, count);
  const sum = fractions.reduce((a, b) => a + b, 0);
  const shares = fractions.map((fraction) => fraction / sum);
  return [...repeated(whole), ...multinomial(shares, rest, draw)].sort((a, b) => a - b);
};
