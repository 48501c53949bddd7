import type { Comparison, Metric } from "./Comparison.ts";
import { differenceOf } from "./differenceOf.ts";
import { equalCompute } from "./equalCompute.ts";
import { grouped } from "./grouped.ts";
import { metricsOf } from "./measures.ts";
import type { Results } from "./Settings.ts";
import { strategyName } from "./Strategy.ts";
import { summariesOf } from "./summariesOf.ts";

/** What is measured beside the results. */
export interface ComparisonOptions {
  /** Strategy that the others are held against; the first if absent. */
  readonly baseline?: string;
  /** What comparisons at equal compute are on: the judge, or else the first reward, if absent. */
  readonly metric?: Metric;
  /** Mean seconds an image, by strategy. */
  readonly seconds?: Readonly<Record<string, number>>;
}

/**
 * Compares the strategies of an evaluation, complete or not.
 *
 * @throws RangeError where no row is there, or none of the baseline or with the metric.
 */
export function comparisonOf(
  { settings, rows }: Results,
  { baseline, metric, seconds = {} }: ComparisonOptions = {},
): Comparison {
  const groups = grouped(settings.runs, rows);
  const base = baseline === undefined ? [...groups.values()][0] : groups.get(baseline);
  if (base === undefined)
    throw new RangeError(
      baseline === undefined
        ? "no results to compare"
        : `no results of ${baseline}; there are: ${[...groups.keys()].join(", ")}`,
    );
  const metrics = metricsOf(rows);
  if (metric !== undefined && !metrics.includes(metric))
    throw new RangeError(`no results with ${metric}; there are: ${metrics.join(", ")}`);
  const all = [...groups.values()];
  const on = metric ?? metrics[0] ?? null;
  return {
    model: settings.model,
    modelHash: settings.modelHash,
    prompts: settings.prompts.length,
    seeds: settings.seeds.length,
    missing: settings.runs.length * settings.prompts.length * settings.seeds.length - rows.length,
    strategies: summariesOf({ settings, rows }, seconds),
    baseline: strategyName(base[0]),
    metric: on,
    differences: all
      .filter((own) => own !== base)
      .flatMap((own) => metrics.map((each) => differenceOf(own, base, each)))
      .filter(({ difference }) => difference.places > 0),
    ...equalCompute(all, on),
  };
}
