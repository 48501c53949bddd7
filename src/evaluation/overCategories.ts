import { drawsAt } from "../random/drawsAt.ts";
import { placeAt } from "../random/Place.ts";
import type { Interval } from "./bootstrapOver.ts";
import { groupBy } from "./groupBy.ts";
import type { PromptMean } from "./promptMeans.ts";
import { quantile } from "./quantile.ts";

/** A mean over categories with its 95 % interval, and what it is made of. */
export interface OverCategories extends Interval {
  /** The mean of each category, in the order of first prompts. */
  readonly categories: Readonly<Record<string, number>>;
  readonly prompts: number;
  /** Pairs of prompt and seed. */
  readonly places: number;
}

const resamples = 2000;

/**
 * The mean of the categories' means, each category weighing the same, as GenEval sums up; NaN of no
 * prompt. The interval is a percentile bootstrap: prompts are drawn anew within their category, all
 * seeds of a prompt together, since these are not independent. The same draws every time, and the
 * order of the prompts changes nothing. Where a category has one prompt alone nothing tells how far
 * prompts of it differ: the interval is unknown, NaN, and not one point.
 *
 * @see djghosh13/geneval `evaluation/summary_scores.py`; Efron & Tibshirani 1993, chapter 13.
 */
export function overCategories(means: readonly PromptMean[]): OverCategories {
  const groups = [...groupBy(means, ({ category }) => category)].map(
    ([category, own]) => [category, sorted(own)] as const,
  );
  const categories = groups.map(([category, own]) => [category, meanOf(own)] as const);
  const inOrder = [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, own]) => own);
  const found = inOrder.some(({ length }) => length < 2) ? [] : resampledMeans(inOrder);
  return {
    estimate: categories.reduce((sum, [, mean]) => sum + mean, 0) / categories.length,
    low: quantile(found, 0.025),
    high: quantile(found, 0.975),
    categories: Object.fromEntries(categories),
    prompts: means.length,
    places: means.reduce((sum, { places }) => sum + places, 0),
  };
}

/** By prompt, so that the order of the rows changes no draw. */
const sorted = (means: readonly PromptMean[]): readonly number[] =>
  [...means].sort((a, b) => (a.prompt < b.prompt ? -1 : 1)).map(({ mean }) => mean);

const meanOf = (numbers: readonly number[]): number =>
  numbers.reduce((a, b) => a + b, 0) / numbers.length;

/** The means over categories of all resamples, sorted; at least one prompt a category. */
function resampledMeans(groups: readonly (readonly number[])[]): readonly number[] {
  const sizes = groups.map(({ length }) => length);
  const draws = drawsFor(sizes);
  const all = sizes.reduce((a, b) => a + b, 0);
  return Array.from({ length: groups.length > 0 ? resamples : 0 }, (_, i) =>
    resampled(groups, draws, i * all),
  ).sort((a, b) => a - b);
}

/** The mean over categories of one resample, whose draws begin at `from`. */
function resampled(
  groups: readonly (readonly number[])[],
  draws: Float64Array,
  from: number,
): number {
  let [place, all] = [from, 0];
  for (const numbers of groups) {
    let sum = 0;
    for (let i = 0; i < numbers.length; i++)
      sum += numbers[Math.floor((draws[place++] as number) * numbers.length)] as number;
    all += sum / numbers.length;
  }
  return all / groups.length;
}

/** The draws of the last sizes asked for: most comparisons of an evaluation have the same. */
let last: { readonly key: string; readonly draws: Float64Array } | undefined;

/** One uniform draw for each prompt of each resample. */
function drawsFor(sizes: readonly number[]): Float64Array {
  const key = sizes.join();
  if (last?.key !== key) {
    const count = sizes.reduce((a, b) => a + b, 0);
    const draw = drawsAt(placeAt("bootstrap within categories", count));
    last = { key, draws: Float64Array.from({ length: resamples * count }, draw) };
  }
  return last.draws;
}
