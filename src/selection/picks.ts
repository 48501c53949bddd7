import { medoids } from "./medoids.ts";
import { oneOfEach, type Picked } from "./oneOfEach.ts";
import { strata } from "./strata.ts";

/**
 * Chooses at most `count` of N paths, unlike by their finite feature vectors `[N, D]`, given their
 * log-weights `[N]`; distinct, ascending. `draw` gives uniform numbers from 0 to below 1.
 *
 * @throws RangeError for features that are not finite or of unequal length.
 */
export type Picker = (
  features: readonly (readonly number[] | Float32Array)[],
  logWeights: readonly number[],
  count: number,
  draw: () => number,
) => readonly Picked[];

/** A word of graph files for who stands for a cluster. */
export interface PickWord {
  /** One sentence for a person. */
  readonly about: string;
  readonly pick: Picker;
  /** Why it changes the law of what is drawn; `null` where log-weights make up for it. */
  readonly bias: string | null;
}

const medoid: Picker = (features, logWeights, count, draw) =>
  medoids(features, count, draw).map((index) => ({
    index,
    logWeight: logWeights[index] ?? Number.NaN,
  }));

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
    bias: "the path nearest the centre of a cluster stands for all of it, whatever their weights",
  },
  drawn: {
    about:
      "A path drawn by weight, which takes over the weight of its whole cluster: " +
      "diverse, and exact.",
    pick: drawn,
    bias: null,
  },
} satisfies Record<string, PickWord>;
