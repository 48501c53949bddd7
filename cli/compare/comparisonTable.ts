import {
  type Comparison,
  differenceText,
  type Interval,
  intervalText,
  metricsIn,
  numberText,
  type StrategySummary,
} from "../../src/evaluation/index.ts";

/** Rows of cells under a header. */
export interface Table {
  readonly title: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What `varflow compare` shows, in any form: strategies, differences, equal compute, overfitting. */
export const comparisonTables = (comparison: Comparison): readonly Table[] =>
  [
    strategies(comparison),
    categories(comparison),
    differences(comparison),
    equal(comparison),
    overfitting(comparison),
  ].filter(({ rows }) => rows.length > 0);

const interval = (one: Interval | undefined): string =>
  one === undefined ? "" : intervalText(one);
const gigas = (flops: number): string => numberText(flops / 1e9, 2);

function strategies(comparison: Comparison): Table {
  const metrics = metricsIn(comparison.strategies);
  return {
    title: "Strategies",
    header: [
      "strategy",
      ...metrics,
      "GFLOP",
      "in raw images",
      "transformer alone",
      "seconds",
      "Vendi",
      "first paths left",
    ],
    rows: comparison.strategies.map((own) => [
      own.name,
      ...metrics.map((metric) => interval(own.metrics[metric])),
      gigas(own.flops.total),
      own.inRaw ? numberText(own.inRaw.total, 2) : "",
      own.inRaw ? numberText(own.inRaw.transformer, 2) : "",
      own.seconds === null ? "" : numberText(own.seconds),
      own.vendi === null ? "" : numberText(own.vendi),
      numberText(own.ancestors, 2),
    ]),
  };
}

function categories({ strategies: all }: Comparison): Table {
  const of = (own: StrategySummary) => own.metrics.judge?.categories ?? {};
  const names = [...new Set(all.flatMap((own) => Object.keys(of(own))))];
  return {
    title: "Judge, by category",
    header: ["strategy", ...names, "mean"],
    rows:
      names.length < 2
        ? []
        : all.map((own) => [
            own.name,
            ...names.map((name) => numberText(of(own)[name] ?? Number.NaN)),
            numberText(own.metrics.judge?.estimate ?? Number.NaN),
          ]),
  };
}

const differences = ({ differences: all, baseline }: Comparison): Table => ({
  title: `Against ${baseline}`,
  header: ["strategy", "on", "is", "share of wins", "places"],
  rows: all.map((one) => [
    one.name,
    one.metric,
    differenceText(one),
    interval(one.wins),
    String(one.difference.places),
  ]),
});

/** Who has nobody to be held against is told with the least that the other graph was run for. */
const equal = ({ equalCompute, unmatched, metric }: Comparison): Table => ({
  title: `At no more compute, by the widths that were evaluated, on ${metric}`,
  header: ["strategy", "GFLOP", "against", "GFLOP", "is"],
  rows: [
    ...equalCompute.map((one) => [
      one.name,
      gigas(one.flops),
      one.against,
      gigas(one.againstFlops),
      differenceText(one),
    ]),
    ...unmatched.map((one) => [
      one.name,
      gigas(one.flops),
      one.graph,
      `≥ ${gigas(one.least)}`,
      "nothing that was evaluated costs as little",
    ]),
  ],
});

/** Gains over the baseline on what a search was guided by, beside those on what it never saw. */
function overfitting(comparison: Comparison): Table {
  const metrics = metricsIn(comparison.strategies);
  const guides = new Map(comparison.strategies.map((own) => [own.name, own.guides]));
  const names = [...new Set(comparison.differences.map(({ name }) => name))];
  return {
    title: `Gain over ${comparison.baseline}; * is what guided the search, the rest it never saw`,
    header: ["strategy", ...metrics],
    rows: names.map((name) => [
      name,
      ...metrics.map((metric) => {
        const one = comparison.differences.find(
          (other) => other.name === name && other.metric === metric,
        );
        const mark = guides.get(name)?.includes(metric) ? " *" : "";
        return one ? `${interval(one.difference)}${mark}` : "";
      }),
    ]),
  };
}
