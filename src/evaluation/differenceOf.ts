import { totalFlops } from "../run/Cost.ts";
import type { Difference, Metric } from "./Comparison.ts";
import { measureOf } from "./measures.ts";
import { overCategories } from "./overCategories.ts";
import { pairedMeans } from "./promptMeans.ts";
import type { ResultRow } from "./ResultRow.ts";
import { strategyName } from "./Strategy.ts";

/** Rows of one strategy; at least one. */
export type Rows = readonly [ResultRow, ...ResultRow[]];

/** How one strategy differs from another on a metric, on the places that both have. */
export function differenceOf(a: Rows, b: Rows, metric: Metric): Difference {
  const value = measureOf(metric);
  const difference = overCategories(pairedMeans(a, b, value));
  const wins = overCategories(pairedMeans(a, b, value, (x, y) => (x > y ? 1 : x < y ? 0 : 0.5)));
  const [flops, againstFlops] = [meanFlops(a), meanFlops(b)];
  return {
    name: strategyName(a[0]),
    against: strategyName(b[0]),
    metric,
    difference,
    wins: { estimate: wins.estimate, low: wins.low, high: wins.high },
    flops,
    againstFlops,
    computeRatio: flops / againstFlops,
    verdict: difference.low > 0 ? "better" : difference.high < 0 ? "worse" : "too close to tell",
  };
}

/** Mean of all FLOPs of an image. */
export const meanFlops = (rows: readonly ResultRow[]): number =>
  rows.reduce((sum, { flops }) => sum + totalFlops(flops), 0) / rows.length;
