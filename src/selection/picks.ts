import { bestOfEach } from "./bestOfEach.ts";
import { medoids } from "./medoids.ts";
import { oneOfEach, type Picked } from "./oneOfEach.ts";
import { strata } from "./strata.ts";

/**
 * Chooses at most `count` of N paths, unlike by their finite feature vectors `[N, D]`, given their
 * log-weights `[N]` and, where the word looks at them, their finite scores `[N]`; distinct,
 * ascending. `draw` gives uniform numbers from 0 to below 1.
 *
 * @throws RangeError for features that are not finite or of unequal length.
 */
export type Picker = (
  features: readonly (readonly number[] | Float32Array)[],
  logWeights: readonly number[],
  count: number,
  draw: () => number,
  scores?: readonly number[],
) => readonly Picked[];

/** A word of graph files for who stands for a cluster. */
export interface PickWord {
  /** One sentence for a person. */
  readonly about: string;
  readonly pick: Picker;
  /** Whether it looks at scores. */
  readonly looksAtScores: boolean;
  /** Why it changes the law of what is drawn; `null` where log-weights make up for it. */
  readonly bias: string | null;
}

/** The paths at these places, with the log-weights they have. */
const asTheyAre = (places: readonly number[], logWeights: readonly number[]): readonly Picked[] =>
  places.map((index) => ({ index, logWeight: logWeights[index] ?? Number.NaN }));

const medoid: Picker = (features, logWeights, count, draw) =>
  asTheyAre(medoids(features, count, draw), logWeights);

const best: Picker = (features, logWeights, count, draw, scores = []) =>
  asTheyAre(bestOfEach(strata(features, count, draw), scores, count), logWeights);

const drawn: Picker = (features, logWeights, count, draw) =>
  oneOfEach(strata(features, count, draw), logWeights, draw);

/**
 * Who stands for a cluster, by the words of graph files.
 *
 * @see strategies.md 4.6
 */
export const picks = {
  medoid: {
    about: "The path nearest the centre, as in TTS-VAR; log-weights stay as they are.",
    pick: medoid,
    looksAtScores: false,
    bias: "the path nearest the centre of a cluster stands for all of it, whatever their weights",
  },
  drawn: {
    about:
      "A path drawn by weight, which takes over the weight of its whole cluster: " +
      "diverse, and exact.",
    pick: drawn,
    looksAtScores: false,
    bias: null,
  },
  best: {
    about:
      "The path with the highest score, so that what is kept is good and diverse; log-weights " +
      "stay as they are.",
    pick: best,
    looksAtScores: true,
    bias: "the path with the highest score of a cluster stands for all of it, whatever their weights",
  },
} satisfies Record<string, PickWord>;
