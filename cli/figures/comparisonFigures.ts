import { type Comparison, metricsIn, type StrategySummary } from "../../src/evaluation/index.ts";
import type { Ground } from "./drawSvg.ts";
import { gainFigures } from "./gainFigures.ts";
import { type Point, scatterFigure } from "./scatterFigure.ts";

/**
 * The figures of a comparison: each metric against compute, the first against seconds, and gains on
 * what guided the searches against gains on what they never saw.
 */
export async function comparisonFigures(
  comparison: Comparison,
  on: Ground = "page",
): Promise<readonly string[]> {
  const { strategies } = comparison;
  const metrics = metricsIn(strategies);
  const [first] = metrics;
  return Promise.all([
    ...metrics.map((metric) => metricFigure(strategies, metric, { on, labels: true })),
    ...(first === undefined ? [] : timeFigure(strategies, first, on)),
    ...gainFigures(comparison, on),
  ]);
}

/** What a figure lies on, and whether each point says its n. */
export interface Look {
  readonly on?: Ground;
  readonly labels?: boolean;
}

/** A metric against all compute of an image, in raw images where one was drawn. */
export function metricFigure(
  strategies: readonly StrategySummary[],
  metric: string,
  { on = "white", labels = false }: Look = {},
): Promise<string> {
  const isRaw = strategies.every(({ inRaw }) => inRaw !== null);
  const points = pointsOf(
    strategies,
    metric,
    ({ inRaw, flops }) => inRaw?.total ?? flops.total / 1e9,
  );
  return scatterFigure(
    labels ? points : points.map(({ label: _, ...point }) => point),
    {
      title: `${titleOf(metric)} against compute`,
      x: `compute an image, decodes and rewards included, in ${isRaw ? "raw images" : "GFLOP"}`,
      y: titleOf(metric),
      log: true,
    },
    on,
  );
}

function timeFigure(strategies: readonly StrategySummary[], metric: string, on: Ground) {
  const timed = strategies.filter(({ seconds }) => seconds !== null);
  const titles = {
    title: `${titleOf(metric)} against time`,
    x: "seconds an image, models, decodes and rewards together",
    y: titleOf(metric),
    log: true,
  };
  const points = pointsOf(timed, metric, ({ seconds }) => seconds as number);
  return points.length === 0 ? [] : [scatterFigure(points, titles, on)];
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
      : [{ x: x(own), y: estimate, low, high, series: own.graph, label: `n = ${own.n}` }];
  });
