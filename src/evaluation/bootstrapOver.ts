import { drawsAt } from "../random/drawsAt.ts";
import { placeAt } from "../random/Place.ts";
import { quantile } from "./quantile.ts";

/** A number, and where it lies with 95 % confidence. */
export interface Interval {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

const draws = 2000;

/**
 * A statistic of all prompts, with its 2.5 and 97.5 % quantiles over 2000 sets of as many prompts,
 * drawn with replacement: a percentile bootstrap that treats the prompts as a sample of those there
 * could be.
 *
 * The same draws every time, and the prompts in the order of their text: whoever lists them in
 * another order gets the same interval. Sets whose statistic is NaN are left out.
 *
 * @see Efron & Tibshirani 1993, chapter 13.
 */
export function bootstrapOver<T extends { readonly prompt: string }>(
  items: readonly T[],
  statistic: (items: readonly T[]) => number,
): Interval {
  const sorted = [...items].sort((a, b) =>
    a.prompt < b.prompt ? -1 : a.prompt > b.prompt ? 1 : 0,
  );
  const draw = drawsAt(placeAt("bootstrap over prompts", sorted.length));
  const pick = () => sorted[Math.floor(draw() * sorted.length)] as T;
  const found = Array.from({ length: sorted.length > 0 ? draws : 0 }, () =>
    statistic(sorted.map(pick)),
  )
    .filter(Number.isFinite)
    .sort((a, b) => a - b);
  return {
    estimate: statistic(sorted),
    low: quantile(found, 0.025),
    high: quantile(found, 0.975),
  };
}
