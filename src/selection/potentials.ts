import type * as t from "io-ts";
import { type Choice, chosen, PositiveInt, Share } from "../codecs.ts";
import { isAlive } from "./isAlive.ts";

/** What a potential looks at beside the scores. */
export interface Weighing {
  /** Inverse temperature at this scale, finite and ≥ 0. */
  readonly lambda: number;
  /** Sum of the logarithms of the potentials that weighed this lineage before; 0 at first. */
  readonly spent: number;
}

/** A score history `[≥ 0]`, oldest first, as the logarithm of the factor that weighs its path. */
export type Potential = (scores: readonly number[], weighing: Weighing) => number;

/** A word of graph files for a potential. */
export interface PotentialWord {
  /** One sentence for a person. */
  readonly about: string;
  /** Number that the word takes, for a potential that needs one. */
  readonly takes?: t.Type<number, number, unknown>;
  /** The potential, with the number taken. */
  readonly of: (taken: number) => Potential;
}

/** One that takes a number: `{ twisted: 0.5 }`. */
export interface TakingPotential extends PotentialWord {
  readonly takes: t.Type<number, number, unknown>;
}

/** Applies `fold` to the scores it looks at: no score is −∞, a dead one makes all of it NaN. */
const over =
  (look: number, fold: (scores: readonly number[], weighing: Weighing) => number): Potential =>
  (scores, weighing) => {
    const seen = scores.slice(-look);
    if (seen.length === 0) return -Infinity;
    return seen.every(isAlive) ? fold(seen, weighing) : Number.NaN;
  };

const last = (scores: readonly number[]) => scores.at(-1) as number;
const rise = (scores: readonly number[]) =>
  last(scores) - (scores.length > 1 ? (scores.at(-2) as number) : 0);
const sum = (scores: readonly number[]) => scores.reduce((a, b) => a + b);
const largest = (scores: readonly number[], count: number) =>
  [...scores].sort((a, b) => b - a).slice(0, count);

/**
 * Potentials by their words in graph files: log G of strategies.md 4.3.
 *
 * Once a score that a word looks at is dead (NaN, ±∞), the result is NaN and the path dies: a
 * maximum or a sum over the rest would rank it by fewer scores than its rivals. An empty history
 * gives −∞. A product that overflows is ±∞: dead too.
 *
 * @see arXiv 2507.18537, section 3.3; Singhal et al. 2025, arXiv 2501.06848; `official.md` 1.5.
 */
export const potentials: Readonly<
  Record<"value" | "diff" | "max" | "sum" | "tempered", PotentialWord> &
    Record<"top-sum" | "twisted", TakingPotential>
> = {
  value: {
    about: "lambda · the last score.",
    of: () => over(1, (scores, { lambda }) => lambda * last(scores)),
  },
  diff: {
    about: "lambda · (the last score − the one before); the one before the first counts as 0.",
    of: () => over(2, (scores, { lambda }) => lambda * rise(scores)),
  },
  max: {
    about: "lambda · the largest score so far.",
    of: () => over(Infinity, (scores, { lambda }) => lambda * sum(largest(scores, 1))),
  },
  sum: {
    about: "lambda · the sum of all scores so far.",
    of: () => over(Infinity, (scores, { lambda }) => lambda * sum(scores)),
  },
  "top-sum": {
    about: "lambda · the sum of the given number of largest scores so far.",
    takes: PositiveInt,
    of: (count) => over(Infinity, (scores, { lambda }) => lambda * sum(largest(scores, count))),
  },
  tempered: {
    about: "lambda · the last score, less all that weighed the lineage before.",
    of: () => over(1, (scores, { lambda, spent }) => lambda * last(scores) - spent),
  },
  twisted: {
    about: "The given share of diff: lambda · share · (the last score − the one before).",
    takes: Share,
    of: (share) => over(2, (scores, { lambda }) => lambda * share * rise(scores)),
  },
};

/** The potential that a choice names: `max`, or `{ twisted: 0.5 }`. */
export function potentialOf(choice: Choice<typeof potentials>): Potential {
  const [word, taken] = chosen(choice);
  return potentials[word as keyof typeof potentials].of(taken as number);
}
