import type { Comparison, StrategySummary } from "../../src/evaluation/index.ts";
import { type Point, scatterFigure } from "./scatterFigure.ts";

/** The figures of a comparison: each metric against compute, and the first against seconds. */
export async function comparisonFigures({ strategies }: Comparison): Promise<readonly string[]> {
  const metrics = [...new Set(strategies.flatMap(({ metrics }) => Object.keys(metrics)))];
  const [first] = metrics;
  const compute = metrics.map((metric) => metricFigure(strategies, metric));
  const timed = strategies.filter(({ seconds }) => seconds !== null);
  const time =
    first === undefined || timed.length === 0
      ? []
      : [
          scatterFigure(
            pointsOf(timed, first, ({ seconds }) => seconds as number),
            {
              title: `${titleOf(first)} against time`,
              x: "seconds an image, models, decodes and rewards together",
              y: titleOf(first),
              log: true,
            },
          ),
        ];
  return Promise.all([...compute, ...time]);
}

/** A metric against all compute of an image, in raw images where one was drawn. */
export function metricFigure(
  strategies: readonly StrategySummary[],
  metric: string,
): Promise<string> {
  const isRaw = strategies.every(({ inRaw }) => inRaw !== null);
  return scatterFigure(
    pointsOf(strategies, metric, ({ inRaw, flops }) => inRaw?.total ?? flops.total / 1e9),
    {
      title: `${titleOf(metric)} against compute`,
      x: `compute an image, decodes and rewards included, in ${isRaw ? "raw images" : "GFLOP"}`,
      y: titleOf(metric),
      log: true,
    },
  );
}

const titleOf = (metric: string): string =>
  metric === "judge" ? "judge's score" : `mean reward, ${metric}`;

const pointsOf = (
  strategies: readonly StrategySummary[],
  metric: string,
  x: (own: StrategySummary) => number,
): readonly Point[] =>
  strategies.flatMap((own) => {
    const { estimate, low, high } = own.metrics[metric] ?? {};
    return estimate === undefined || low === undefined || high === undefined
      ? []
      : [{ x: x(own), y: estimate, low, high, series: own.graph }];
  });
