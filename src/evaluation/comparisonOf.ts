import { totalFlops } from "../run/Cost.ts";
import type { Comparison, Difference, Metric, StrategySummary } from "./Comparison.ts";
import { differenceOf, type Rows } from "./differenceOf.ts";
import { groupBy } from "./groupBy.ts";
import { measureOf, metricsOf } from "./measures.ts";
import { overCategories } from "./overCategories.ts";
import { promptMeans } from "./promptMeans.ts";
import type { ResultRow } from "./ResultRow.ts";
import type { Results } from "./Settings.ts";
import { type Strategy, strategyName } from "./Strategy.ts";
import { vendiScore } from "./vendiScore.ts";

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
  const raw = groups.get("raw@1");
  const metrics = metricsOf(rows);
  const all = [...groups.values()];
  return {
    model: settings.model,
    modelHash: settings.modelHash,
    prompts: settings.prompts.length,
    seeds: settings.seeds.length,
    missing: settings.runs.length * settings.prompts.length * settings.seeds.length - rows.length,
    strategies: all.map((own) =>
      summaryOf(own, metrics, guidesOf(settings.graphs[own[0].graph]), raw, seconds),
    ),
    baseline: strategyName(base[0]),
    differences: all
      .filter((own) => own !== base)
      .flatMap((own) => metrics.map((metric) => differenceOf(own, base, metric))),
    equalCompute: equalCompute(all, metrics[0]),
  };
}

/** Rows by strategy, in the order of the runs. */
export function grouped(
  runs: readonly Strategy[],
  rows: readonly ResultRow[],
): ReadonlyMap<string, Rows> {
  const byName = groupBy(rows, strategyName);
  return new Map(
    runs.map(strategyName).flatMap((name) => {
      const own = byName.get(name);
      return own === undefined ? [] : [[name, own as unknown as Rows] as const];
    }),
  );
}

function summaryOf(
  own: Rows,
  metrics: readonly Metric[],
  guides: readonly Metric[],
  raw: Rows | undefined,
  seconds: Readonly<Record<string, number>>,
): StrategySummary {
  const { graph, n } = own[0];
  const name = strategyName(own[0]);
  const flops = flopsOf(own);
  const one = raw === undefined ? undefined : flopsOf(raw);
  return {
    ...{ graph, n, name, rows: own.length, guides, flops },
    metrics: Object.fromEntries(
      metrics
        .map((metric) => [metric, overCategories(promptMeans(own, measureOf(metric)))] as const)
        .filter(([, { prompts }]) => prompts > 0),
    ),
    inRaw: one
      ? { transformer: flops.transformer / one.transformer, total: flops.total / one.total }
      : null,
    seconds: seconds[name] ?? null,
    vendi: vendiOf(own),
    ancestors: meanBy(own, ({ ancestors }) => ancestors.at(-1) ?? 1),
  };
}

const meanBy = (rows: readonly ResultRow[], value: (row: ResultRow) => number): number =>
  rows.reduce((sum, row) => sum + value(row), 0) / rows.length;

const flopsOf = (rows: readonly ResultRow[]) => ({
  transformer: meanBy(rows, ({ flops }) => flops.transformer),
  decode: meanBy(rows, ({ flops }) => flops.decode),
  extract: meanBy(rows, ({ flops }) => flops.extract),
  score: meanBy(rows, ({ flops }) => flops.score),
  total: meanBy(rows, ({ flops }) => totalFlops(flops)),
});

function vendiOf(rows: readonly ResultRow[]): number | null {
  const sets = [...groupBy(rows, ({ prompt }) => prompt).values()]
    .map((own) => own.flatMap(({ features }) => features ?? []))
    .filter((own) => own.length > 1);
  return sets.length === 0
    ? null
    : sets.reduce((sum, own) => sum + vendiScore(own), 0) / sets.length;
}

/** Rewards that the score steps of a graph name. */
function guidesOf(graph: Readonly<Record<string, unknown>> = {}): readonly Metric[] {
  const steps = (graph.steps ?? []) as readonly {
    readonly with?: { readonly reward?: string; readonly rewards?: object };
  }[];
  const named = steps.flatMap(({ with: params }) =>
    params?.reward !== undefined ? [params.reward] : Object.keys(params?.rewards ?? {}),
  );
  return [...new Set(named)];
}

function equalCompute(all: readonly Rows[], metric: Metric | undefined): readonly Difference[] {
  if (metric === undefined) return [];
  const costs = new Map(all.map((own) => [own, flopsOf(own).total]));
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
