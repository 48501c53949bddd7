import type * as t from "io-ts";
import { type Choice, chosen, Lambda, NonNegative, Share } from "../codecs.ts";
import { assertFeatures } from "./assertFeatures.ts";
import { bestApart } from "./bestApart.ts";
import { bestGroup } from "./bestGroup.ts";
import { determinantal } from "./determinantal.ts";
import { farthestFirst } from "./farthestFirst.ts";
import { kMedoids } from "./kMedoids.ts";
import { marginalRelevance } from "./marginalRelevance.ts";
import { type PairDistances, pairDistances } from "./pairDistances.ts";
import { rescaled } from "./rescaled.ts";

/**
 * Chooses min(`count`, N) of N paths that are spread out, by their finite feature vectors `[N, D]`
 * and, where the word looks at them, their finite scores `[N]`: different places, ascending. `draw`
 * gives uniform numbers from 0 to below 1.
 *
 * Features are looked at up to shift and factor: distances are in units of their median.
 *
 * @throws RangeError for features that are not finite or of unequal length, and for a count that is
 * no integer ≥ 0.
 */
export type Spread = (
  features: readonly (readonly number[] | Float32Array)[],
  scores: readonly number[],
  count: number,
  draw: () => number,
) => readonly number[];

/** A word of graph files for a way to spread out. */
export interface SpreadWord {
  /** One sentence for a person. */
  readonly about: string;
  /** Number that the word takes, for one that needs it. */
  readonly takes?: t.Type<number, number, unknown>;
  /** Whether it looks at scores. */
  readonly looksAtScores: boolean;
  /** Why a selection by it changes the law of what is drawn. */
  readonly bias: string;
  /** The choice, with the number taken. */
  readonly of: (taken: number) => Spread;
}

/** One that takes a number: `{ mmr: 0.7 }`. */
export interface TakingSpread extends SpreadWord {
  readonly takes: t.Type<number, number, unknown>;
}

/** A choice among more points than are wanted, of which there is one at least. */
const among =
  (
    choose: (
      points: readonly (readonly number[])[],
      scores: readonly number[],
      count: number,
      draw: () => number,
    ) => readonly number[],
  ): Spread =>
  (features, scores, count, draw) => {
    assertFeatures(features, count, 0);
    if (count >= features.length) return [...features.keys()];
    if (count === 0) return [];
    return [...choose(rescaled(features), scores, count, draw)].sort((a, b) => a - b);
  };

/** One by distances and scores, given a number. */
const weighing =
  (
    choose: (
      distances: PairDistances,
      scores: readonly number[],
      taken: number,
      count: number,
    ) => readonly number[],
  ) =>
  (taken: number): Spread =>
    among((points, scores, count) => choose(pairDistances(points), scores, taken, count));

/**
 * Ways to keep paths that are spread out, by their words in graph files; none knows how often it
 * keeps whom, so none is exact.
 *
 * @see strategies.md 4.6
 */
export const spreads: Readonly<
  Record<"farthest-point" | "k-medoids", SpreadWord> &
    Record<"dpp" | "mmr" | "group" | "distance", TakingSpread>
> = {
  "farthest-point": {
    about: "From a drawn path on, always the one farthest from its nearest kept one.",
    looksAtScores: false,
    bias: "the paths farthest from each other are kept, whatever their weights",
    of: () =>
      among((points, _, count, draw) =>
        farthestFirst(
          points,
          [Math.min(Math.floor(draw() * points.length), points.length - 1)],
          count,
        ),
      ),
  },
  "k-medoids": {
    about: "The paths that all are nearest to on average, up to swaps of one for another.",
    looksAtScores: false,
    bias: "the paths that all others are nearest to are kept, whatever their weights",
    of: () => among((points, _, count) => kMedoids(pairDistances(points), count)),
  },
  dpp: {
    about:
      "Greedily the largest determinant of similarities times quality; the number is the weight of a score, in deviations of the paths' scores.",
    takes: Lambda,
    looksAtScores: true,
    bias: "the paths of the largest determinant are kept, not drawn by weight",
    of: weighing(determinantal),
  },
  mmr: {
    about:
      "One by one by rank of the score, times the given share, less the largest similarity to a kept one, times the rest.",
    takes: Share,
    looksAtScores: true,
    bias: "good paths unlike those kept before are kept, not drawn by weight",
    of: weighing(marginalRelevance),
  },
  group: {
    about:
      "The group with the largest sum of scores, in deviations, plus the given number times the sum of differences of its pairs, 0…1 each.",
    takes: Lambda,
    looksAtScores: true,
    bias: "the group of the best scores and differences is kept, not drawn by weight",
    of: weighing(bestGroup),
  },
  distance: {
    about:
      "Best scores first, each at least the given number of median distances from those kept; then the best of the rest.",
    takes: NonNegative,
    looksAtScores: true,
    bias: "the best paths that lie apart are kept, not drawn by weight",
    of: weighing(bestApart),
  },
};

/** The word of a choice, and what it does with the number taken: `k-medoids`, or `{ mmr: 0.7 }`. */
export function spreadOf(choice: Choice<typeof spreads>): SpreadWord & { readonly keep: Spread } {
  const [word, taken] = chosen(choice);
  const spread: SpreadWord = spreads[word as keyof typeof spreads];
  return { ...spread, keep: spread.of(taken as number) };
}
