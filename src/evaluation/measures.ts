import type { Metric, StrategySummary } from "./Comparison.ts";
import type { Measured } from "./promptMeans.ts";
import type { ResultRow } from "./ResultRow.ts";

/** Reads a metric off a row: 1 for a picture that the judge calls right, or a reward. */
export const measureOf =
  (metric: Metric): Measured =>
  ({ correct, scores }: ResultRow) =>
    metric === "judge" ? (correct === null ? null : Number(correct)) : (scores[metric] ?? null);

/** Metrics that at least one strategy has, in the order of first ones. */
export const metricsIn = (strategies: readonly StrategySummary[]): readonly Metric[] => [
  ...new Set(strategies.flatMap(({ metrics }) => Object.keys(metrics))),
];

/** Metrics that at least one row has: the judge first. */
export function metricsOf(rows: readonly ResultRow[]): readonly Metric[] {
  const rewards = new Set(rows.flatMap(({ scores }) => Object.keys(scores)));
  return [...(rows.some(({ correct }) => correct !== null) ? ["judge"] : []), ...rewards];
}
