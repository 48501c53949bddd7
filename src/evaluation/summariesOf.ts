import { totalFlops } from "../run/Cost.ts";
import type { Metric, StrategySummary } from "./Comparison.ts";
import type { Rows } from "./differenceOf.ts";
import { groupBy } from "./groupBy.ts";
import { grouped } from "./grouped.ts";
import { measureOf, metricsOf } from "./measures.ts";
import { overCategories } from "./overCategories.ts";
import { promptMeans } from "./promptMeans.ts";
import type { ResultRow } from "./ResultRow.ts";
import type { Results } from "./Settings.ts";
import { strategyName } from "./Strategy.ts";
import { vendiScore } from "./vendiScore.ts";

/** Every strategy that has rows, by itself; seconds by strategy. */
export function summariesOf(
  { settings, rows }: Results,
  seconds: Readonly<Record<string, number>> = {},
): readonly StrategySummary[] {
  const groups = grouped(settings.runs, rows);
  const metrics = metricsOf(rows);
  return [...groups.values()].map((own) =>
    summaryOf(
      own,
      metrics,
      guidesOf(own, settings.graphs[own[0].graph]),
      groups.get("raw@1"),
      seconds,
    ),
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
    ancestorsByScale: ancestorsByScale(own),
  };
}

const meanBy = (rows: readonly ResultRow[], value: (row: ResultRow) => number): number =>
  rows.reduce((sum, row) => sum + value(row), 0) / rows.length;

/** Scales that only some rows have are means of those. */
const ancestorsByScale = (rows: Rows): readonly number[] =>
  Array.from(
    { length: rows.reduce((n, { ancestors }) => Math.max(n, ancestors.length), 0) },
    (_, scale) =>
      meanBy(
        rows.filter(({ ancestors }) => ancestors.length > scale),
        ({ ancestors }) => ancestors[scale] as number,
      ),
  );

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

/** Rewards that the score steps of a graph name; a single path has nobody to be chosen among. */
function guidesOf(own: Rows, graph: Readonly<Record<string, unknown>> = {}): readonly Metric[] {
  if (own.every(({ widths }) => widths.every((width) => width === 1))) return [];
  const steps = (graph.steps ?? []) as readonly {
    readonly with?: { readonly reward?: string; readonly rewards?: object };
  }[];
  const named = steps.flatMap(({ with: params }) =>
    params?.reward !== undefined ? [params.reward] : Object.keys(params?.rewards ?? {}),
  );
  return [...new Set(named)];
}
