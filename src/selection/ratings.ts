import type * as t from "io-ts";
import { type Choice, Positive } from "../codecs.ts";

/** A word of graph files for what stands in for a reward. */
export interface RatingWord {
  /** One or two sentences for a person. */
  readonly about: string;
  /** Why a final score of this kind changes the law of what is drawn; `null` where it does not. */
  readonly bias: string | null;
}

/** One that looks at what `generate` measured. */
export interface CertaintyWord extends RatingWord {
  readonly certainty: "logProbability" | "confidence";
}

/** One that looks at the features of all paths, and takes a bandwidth. */
export interface DensityWord extends RatingWord {
  readonly takes: t.Type<number, number, unknown>;
}

/**
 * Scores that need no reward, by the words of graph files.
 *
 * A certainty is of the bits drawn, and with them of the finished image: λ times it is as good an aim
 * as a reward. A density is of the paths that happen to stand beside one.
 *
 * @see strategies.md 4.5
 */
export const ratings: Readonly<
  Record<"log-probability" | "confidence", CertaintyWord> & Record<"density", DensityWord>
> = {
  "log-probability": {
    about: "Mean log-chance of the bits drawn, as they were drawn, in nats a bit; ≤ 0.",
    certainty: "logProbability",
    bias: null,
  },
  confidence: {
    about:
      "Mean of |2p − 1| over the bits, whichever value was drawn: 0 for coin tosses, 1 for bits that were set.",
    certainty: "confidence",
    bias: null,
  },
  density: {
    about:
      "Log of the Gaussian kernel density of the features among the paths, itself included; takes the bandwidth in units of the median distance of two paths.",
    takes: Positive,
    bias: "its score hangs on the other paths' features",
  },
};

/** What stands in for a reward: `confidence`, or `{ density: 0.5 }`. */
export type Rating = Choice<typeof ratings>;
