import type { Choice } from "../codecs.ts";
import { byScore } from "./byScore.ts";
import { type SpreadWord, spreadOf, spreads } from "./spreads.ts";

const { dpp, mmr, group, distance } = spreads;

/** By scores alone: no features are looked at. */
const score: SpreadWord = {
  about: "The highest scores alone.",
  looksAtScores: true,
  bias: "the images with the highest scores are chosen, not drawn by weight",
  of: () => (_, scores, count) => [...byScore(scores).slice(0, count)].sort((a, b) => a - b),
};

/**
 * Ways to choose several images at the end, by their words in graph files: by quality alone, or by the
 * spreads that look at it.
 *
 * @see strategies.md 4.6
 */
export const finals = { score, dpp, mmr, group, distance };

/** The word of a choice, and what it does with the number taken: `score`, or `{ mmr: 0.7 }`. */
export const finalOf = (choice: Choice<typeof finals>): ReturnType<typeof spreadOf> =>
  choice === "score" ? { ...score, keep: score.of(0) } : spreadOf(choice);
