import type { Interval } from "./bootstrapOver.ts";
import type { OverCategories } from "./overCategories.ts";
import type { Strategy } from "./Strategy.ts";

/** What is measured: `judge`, or a reward by its role. */
export type Metric = string;

/** One strategy, over all its rows. */
export interface StrategySummary extends Strategy {
  /** As `strategyName` says it. */
  readonly name: string;
  readonly rows: number;
  /** Judge and rewards; what no row has is absent. */
  readonly metrics: Readonly<Record<Metric, OverCategories>>;
  /** Rewards that its graph searches with; none where it draws a single path. */
  readonly guides: readonly Metric[];
  /** Mean FLOPs an image, by part and together. */
  readonly flops: {
    readonly transformer: number;
    readonly decode: number;
    readonly extract: number;
    readonly score: number;
    readonly total: number;
  };
  /** Transformer's and all FLOPs in those of a raw image; `null` where no raw image was drawn. */
  readonly inRaw: { readonly transformer: number; readonly total: number } | null;
  /** Seconds of the machine an image, models and search together; `null` without timings. */
  readonly seconds: number | null;
  /** Mean Vendi score over the prompts, across seeds; `null` for one seed or without features. */
  readonly vendi: number | null;
  /** Mean number of first paths left at the last scale. */
  readonly ancestors: number;
  /** The same of every scale. */
  readonly ancestorsByScale: readonly number[];
}

/** One strategy less another, on the places that both have. */
export interface Difference {
  readonly name: string;
  readonly against: string;
  readonly metric: Metric;
  readonly difference: OverCategories;
  /** Share of the places where it is better, a tie counting half. */
  readonly wins: Interval;
  /** Mean FLOPs an image of both. */
  readonly flops: number;
  readonly againstFlops: number;
  /** The first over the second. */
  readonly computeRatio: number;
  /** `better`, `worse`, or `too close to tell`, by whether the interval leaves 0 out. */
  readonly verdict: "better" | "worse" | "too close to tell";
}

/** A strategy that costs less than every width of another graph that was evaluated. */
export interface Unmatched {
  readonly name: string;
  readonly graph: string;
  /** Mean FLOPs an image: its own, and the least of the graph's. */
  readonly flops: number;
  readonly least: number;
}

/** Everything that `varflow compare` tells. */
export interface Comparison {
  readonly model: string;
  readonly modelHash: string;
  readonly prompts: number;
  readonly seeds: number;
  /** Rows that the settings ask for and that are not there yet. */
  readonly missing: number;
  readonly strategies: readonly StrategySummary[];
  readonly baseline: string;
  /** What comparisons at equal compute are on; `null` where nothing was measured. */
  readonly metric: Metric | null;
  /** Every strategy but the baseline against it, on every metric that they have places of. */
  readonly differences: readonly Difference[];
  /**
   * Every strategy against each other graph at the largest n that was evaluated and costs no more:
   * nothing is interpolated.
   */
  readonly equalCompute: readonly Difference[];
  /** For whom there was nothing to compare with at no more compute. */
  readonly unmatched: readonly Unmatched[];
}
