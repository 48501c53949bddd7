import type * as t from "io-ts";
import type { Resampler } from "./Resampler.ts";

/** Paths that a scheme draws from, in batch order. */
export interface Candidates {
  /** `[N]`; a dead one (NaN, ±∞) counts as weight 0, and one at least is alive. */
  readonly logWeights: readonly number[];
  /** Latest score of each, `[N]`. */
  readonly scores: readonly number[];
}

/** Who was drawn, and how many copies of each were to be expected. */
export interface Offspring {
  /** Indices of candidates, ascending, repeats allowed; at least one. */
  readonly drawn: readonly number[];
  /** log E[copies] of each candidate `[N]`, finite for those drawn; absent: count · weight. */
  readonly logExpected?: readonly number[];
}

/** Draws about `count` (≥ 1) of the candidates; `draw` gives uniform numbers from 0 to below 1. */
export type Reproduction = (candidates: Candidates, count: number, draw: () => number) => Offspring;

/** A word of graph files for a way to resample. */
export interface ResamplingScheme {
  /** One sentence for a person. */
  readonly about: string;
  /** Why it changes the law of what is drawn; `null` where log-weights make up for it. */
  readonly bias: string | null;
  /** Number that the word takes, for one that needs it. */
  readonly takes?: t.Type<number, number, unknown>;
  /** Why it cannot draw `wanted` of `width` paths; `null` where it can. Absent: it always can. */
  readonly refuses?: (wanted: number, width: number) => string | null;
  /** The way to draw, with the number taken. */
  readonly of: (taken: number) => Reproduction;
}

/** One that takes a number: `{ vasr: 5 }`. */
export interface TakingScheme extends ResamplingScheme {
  readonly takes: t.Type<number, number, unknown>;
}

/** One that looks at weights alone, and draws each path count · weight times on average. */
export interface WeightScheme extends ResamplingScheme {
  readonly resample: Resampler;
}
