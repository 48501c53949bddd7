import { multinomial } from "./multinomial.ts";
import type { Resampler } from "./Resampler.ts";

/**
 * Keeps each path with the chance weight / largest weight, and draws who takes the places of the
 * others by weight. The heaviest is always kept. Where more copies are wanted than there are paths,
 * the places beyond are drawn too.
 *
 * @throws RangeError if no weight is positive, and if fewer copies are wanted than there are paths:
 * then more might be kept than wanted.
 * @see particles, `resampling.killing`; Del Moral 2004, Feynman-Kac formulae, 11.5
 */
export const killing: Resampler = (weights, count, draw) => {
  if (count === 0) return [];
  const largest = weights.reduce((a, b) => Math.max(a, b), 0);
  if (largest === 0) throw new RangeError("no weight is positive");
  if (count < weights.length)
    throw new RangeError(`killing keeps ${weights.length} paths or more, not ${count}`);
  const kept = [...weights.keys()].filter((i) => draw() * largest < (weights[i] as number));
  return [...kept, ...multinomial(weights, count - kept.length, draw)].sort((a, b) => a - b);
};
