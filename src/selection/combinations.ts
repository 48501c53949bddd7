import type * as t from "io-ts";
import { type Choice, closed, described, Finite, Name } from "../codecs.ts";
import { amongAlive } from "./amongAlive.ts";
import { gateThenRank } from "./gateThenRank.ts";
import { type Normalise, normalisations } from "./normalisations.ts";

/**
 * Makes one score a path of a table `[rewards][paths]` and the weights `[rewards]` of the rewards,
 * each > 0: `[paths]`, higher is better. A path with a dead score (NaN, ±∞) gets NaN, and no other
 * path's number hangs on it.
 *
 * @param normalise puts each reward on a scale of its own; only `weighted` and `minimum` look at it,
 * raw if absent.
 * @param from score of the first reward that passes the gate; only `gate-then-rank` looks at it, 0 if
 * absent.
 * @throws RangeError for rows of unequal length, and for another number of weights than of rewards.
 */
export type Combine = (
  table: readonly (readonly number[])[],
  weights: readonly number[],
  normalise?: Normalise,
  from?: number,
) => readonly number[];

/** What `gate-then-rank` takes. */
export interface Gating {
  readonly gate: string;
  readonly from: number;
}

/** A word of graph files for a way to combine rewards. */
export interface CombinationWord {
  /** One or two sentences for a person. */
  readonly about: string;
  readonly takes?: t.Type<Gating, unknown>;
  readonly combine: Combine;
  /** Whether `normalise` says something to it. */
  readonly normalises?: true;
  /** Why a final score of this kind changes the law of what is drawn; `null` where it does not. */
  readonly bias: string | null;
}

const hangsOnOthers = "its score hangs on the other paths' scores";

const sum: Combine = (table, weights) =>
  (table[0] ?? []).map((_, path) =>
    table.reduce((total, row, i) => total + (weights[i] ?? NaN) * (row[path] ?? NaN), 0),
  );

const share = (weights: readonly number[]): readonly number[] => {
  const whole = weights.reduce((a, b) => a + b, 0);
  return weights.map((weight) => weight / whole);
};

/** log Σ e^x, by the largest, so that nothing overflows. */
const logSumExp = (values: readonly number[]): number => {
  const largest = values.reduce((a, b) => Math.max(a, b));
  return largest + Math.log(values.reduce((total, x) => total + Math.exp(x - largest), 0));
};

const logMeanSoftmax: Combine = (table, weights) => {
  const totals = table.map(logSumExp);
  const logShares = share(weights).map(Math.log);
  return (table[0] ?? []).map((_, path) =>
    logSumExp(
      table.map((row, i) => (row[path] ?? NaN) - (totals[i] ?? NaN) + (logShares[i] ?? NaN)),
    ),
  );
};

const least: Combine = (table, weights) =>
  (table[0] ?? []).map((_, path) =>
    Math.min(...table.map((row, i) => (weights[i] ?? NaN) * (row[path] ?? NaN))),
  );

const gated: Combine = ([gate = [], ...others], [, ...weights], _, from = 0) =>
  gateThenRank(gate, others.length === 0 ? gate : sum(others, weights), from);

const checked =
  (combine: Combine): Combine =>
  (table, weights, normalise = normalisations.raw.normalise, from = 0) => {
    if (weights.length !== table.length)
      throw new RangeError(`${weights.length} weights for ${table.length} rewards`);
    return amongAlive(table, (alive) => combine(alive, weights, normalise, from));
  };

const Gate: t.Type<Gating, unknown> = closed({
  gate: described(Name, "Role among `rewards` whose raw score gates; its weight is 1."),
  from: described(Finite, "Least score of it that passes."),
});

/**
 * Ways to combine rewards, by the words of graph files.
 *
 * @see strategies.md 4.7; `mean-rank`: Ma et al. 2025, arXiv 2501.09732; `softmax-mean`: TTS-VAR,
 * appendix D.2, with the logarithm, since it is a probability and a score is not.
 */
export const combinations = {
  weighted: {
    about: "Σ weight · score, each reward normalised as `normalise` says.",
    combine: checked((table, weights, normalise) =>
      sum(table.map(normalise as Normalise), weights),
    ),
    normalises: true,
    bias: null,
  },
  "mean-rank": {
    about: "Weighted mean of the ranks, each the share of the other paths that score less, 0…1.",
    combine: checked((table, weights) =>
      sum(table.map(normalisations.rank.normalise), share(weights)),
    ),
    bias: hangsOnOthers,
  },
  "softmax-mean": {
    about: "Logarithm of the weighted mean of the rewards' softmaxes over the paths.",
    combine: checked(logMeanSoftmax),
    bias: hangsOnOthers,
  },
  product: {
    about:
      "Σ weight · raw score, so that e^(lambda · score) is the product of what each reward alone " +
      "would make of it: weighted and raw, by the name of its target.",
    combine: checked(sum),
    bias: null,
  },
  minimum: {
    about:
      "The least of weight · score over the rewards, each normalised as `normalise` says: no reward " +
      "makes up for another.",
    combine: checked((table, weights, normalise) =>
      least(table.map(normalise as Normalise), weights),
    ),
    normalises: true,
    bias: null,
  },
  "gate-then-rank": {
    about:
      "Paths that reach the gate before all others: 1 + squash(Σ weight · raw score of the other " +
      "rewards) for those, squash(gating score − from) ≤ 0.5 for the rest; squash rises from 0 to 1.",
    takes: Gate,
    combine: checked(gated),
    bias: null,
  },
} satisfies Record<string, CombinationWord>;

/** A word for a way to combine, with what it takes: `{ gate-then-rank: { gate: alignment, from: 0 } }`. */
export type Combining = Choice<typeof combinations>;
