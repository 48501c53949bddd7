import { isAlive } from "./isAlive.ts";

/** A word of graph files for what becomes of the scores of several rolls. */
export interface TakeWord {
  /** One sentence for a person. */
  readonly about: string;
  /** Of scores `[≥ 1]`; dead ones (NaN, ±∞) do not count, and NaN is left where all are. */
  readonly of: (scores: readonly number[]) => number;
}

const ofLive =
  (fold: (scores: readonly number[]) => number): TakeWord["of"] =>
  (scores) => {
    const alive = scores.filter(isAlive);
    return alive.length === 0 ? Number.NaN : fold(alive);
  };

/**
 * How the scores of several rolls become one, by the words of graph files.
 *
 * @see strategies.md 4.5
 */
export const takes: Readonly<Record<"mean" | "max", TakeWord>> = {
  mean: {
    about: "The mean: what a path may be expected to become.",
    of: ofLive((scores) => scores.reduce((sum, score) => sum + score / scores.length, 0)),
  },
  max: {
    about: "The largest: what a path can become.",
    of: ofLive((scores) => Math.max(...scores)),
  },
};
