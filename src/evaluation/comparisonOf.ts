import type { Comparison, Difference, Metric } from "./Comparison.ts";
import { differenceOf, meanFlops, type Rows } from "./differenceOf.ts";
import { grouped } from "./grouped.ts";
import { metricsOf } from "./measures.ts";
import type { Results } from "./Settings.ts";
import { strategyName } from "./Strategy.ts";
import { summariesOf } from "./summariesOf.ts";

/** What is measured beside the results. */
export interface ComparisonOptions {
  /** Strategy that the others are held against; the first if absent. */
  readonly baseline?: string;
  /** Mean seconds an image, by strategy. */
  readonly seconds?: Readonly<Record<string, number>>;
}

/**
 * Compares the strategies of an evaluation, complete or not.
 *
 * @throws RangeError where no row is there, or the baseline has none.
 */
export function comparisonOf(
  { settings, rows }: Results,
  { baseline, seconds = {} }: ComparisonOptions = {},
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
  const all = [...groups.values()];
  return {
    model: settings.model,
    modelHash: settings.modelHash,
    prompts: settings.prompts.length,
    seeds: settings.seeds.length,
    missing: settings.runs.length * settings.prompts.length * settings.seeds.length - rows.length,
    strategies: summariesOf({ settings, rows }, seconds),
    baseline: strategyName(base[0]),
    differences: all
      .filter((own) => own !== base)
      .flatMap((own) => metrics.map((metric) => differenceOf(own, base, metric))),
    equalCompute: equalCompute(all, metrics[0]),
  };
}

function equalCompute(all: readonly Rows[], metric: Metric | undefined): readonly Difference[] {
  if (metric === undefined) return [];
  const costs = new Map(all.map((own) => [own, meanFlops(own)]));
  const cost = (own: Rows) => costs.get(own) as number;
  const graphs = [...new Set(all.map(([{ graph }]) => graph))];
  return all.flatMap((own) =>
    graphs
      .filter((graph) => graph !== own[0].graph)
      .flatMap((graph) => {
        const fitting = all.filter(
          (other) => other[0].graph === graph && cost(other) <= cost(own) * (1 + 1e-9),
        );
        const [largest] = fitting.sort((a, b) => cost(b) - cost(a));
        return largest === undefined ? [] : [differenceOf(own, largest, metric)];
      }),
  );
}
