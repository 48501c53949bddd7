import { isAlive } from "./isAlive.ts";

/** Turns a path's score history `[≥ 0]`, oldest first, into the number it is selected on. */
export type Potential = (scores: readonly number[]) => number;

/** Applies `fold` to the scores it looks at: no score is −∞, a dead one makes all of it NaN. */
const over =
  (fold: Potential): Potential =>
  (scores) => {
    if (scores.length === 0) return -Infinity;
    return scores.every(isAlive) ? fold(scores) : NaN;
  };

const value = over(([score = NaN]) => score);
const diff = over(([a = NaN, b]) => (b === undefined ? a : b - a));
const max = over((scores) => scores.reduce((a, b) => Math.max(a, b)));
const sum = over((scores) => scores.reduce((a, b) => a + b));

/**
 * The potentials of TTS-VAR by their words in graph files; λ is applied by the caller.
 *
 * - `value`: the last score. Looks at the last.
 * - `diff`: the last score minus the one before, which is 0 where there is none. Looks at two.
 * - `max`, `sum`: of all scores. Look at all: once dead is dead, even if a later score is alive,
 *   for a maximum or a sum over the rest would rank the path by fewer scores than the others.
 *
 * An empty history gives −∞; a dead score (NaN, ±∞) that is looked at gives NaN. Both kill the
 * path. Finite scores give a finite number, or ±∞ if their sum or difference overflows: dead too.
 *
 * @see strategies.md 4.3; arXiv 2507.18537; Singhal et al. 2025, arXiv 2501.06848.
 */
export const potentials = {
  /** The last score. */
  value: (scores) => value(scores.slice(-1)),
  /** The last score minus the one before. */
  diff: (scores) => diff(scores.slice(-2)),
  max,
  sum,
} satisfies Record<string, Potential>;
