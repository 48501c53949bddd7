import type { Metric } from "../evaluation/Comparison.ts";
import { meanFlops } from "../evaluation/differenceOf.ts";
import { grouped } from "../evaluation/grouped.ts";
import { measureOf } from "../evaluation/measures.ts";
import { overCategories } from "../evaluation/overCategories.ts";
import { promptMeans } from "../evaluation/promptMeans.ts";
import type { Results } from "../evaluation/Settings.ts";
import type { Standing } from "./Standing.ts";

/** Where the graphs of an evaluation stand on a metric, in the order of its runs. */
export const standingsOf = ({ settings, rows }: Results, metric: Metric): readonly Standing[] =>
  [...grouped(settings.runs, rows).values()].map((own) => ({
    name: own[0].graph,
    objective: overCategories(promptMeans(own, measureOf(metric))).estimate,
    flops: meanFlops(own),
  }));
