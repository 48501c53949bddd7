import type * as t from "io-ts";
import { Finite } from "../codecs.ts";
import { isAlive } from "./isAlive.ts";

/** A word of graph files for when a try is good enough. */
export interface AcceptanceWord {
  /** One sentence for a person. */
  readonly about: string;
  readonly takes: t.Type<number, number, unknown>;
  /**
   * Whether a score is accepted; `before` is the last score of the lineage, −∞ if there is none. A
   * dead score (NaN, ±∞) never is.
   */
  readonly accepts: (taken: number, score: number, before: number) => boolean;
}

/**
 * When `retry` stops to draw again, by the words of graph files.
 *
 * @see strategies.md 4.5: threshold, and RBF (arXiv 2503.19385)
 */
export const acceptances: Readonly<Record<"above" | "better", AcceptanceWord>> = {
  above: {
    about: "The score has reached this.",
    takes: Finite,
    accepts: (least, score) => isAlive(score) && score >= least,
  },
  better: {
    about:
      "The score has risen by more than this since the lineage was scored last; a first one is accepted.",
    takes: Finite,
    accepts: (rise, score, before) => isAlive(score) && score - before > rise,
  },
};
