import { amongAlive } from "./amongAlive.ts";
import { type Normalise, normalisations } from "./normalisations.ts";

/**
 * Makes one score a path of a table `[rewards][paths]` and the weights `[rewards]` of the rewards,
 * each > 0: `[paths]`, higher is better. A path with a dead score (NaN, ±∞) gets NaN, and no other
 * path's number hangs on it.
 *
 * @param normalise puts each reward on a scale of its own; only `weighted` looks at it, raw if absent.
 * @throws RangeError for rows of unequal length, and for another number of weights than of rewards.
 */
export type Combine = (
  table: readonly (readonly number[])[],
  weights: readonly number[],
  normalise?: Normalise,
) => readonly number[];

/** A word of graph files for a way to combine rewards. */
export interface CombinationWord {
  /** One or two sentences for a person. */
  readonly about: string;
  readonly combine: Combine;
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

const checked =
  (combine: Combine): Combine =>
  (table, weights, normalise = normalisations.raw.normalise) => {
    if (weights.length !== table.length)
      throw new RangeError(`${weights.length} weights for ${table.length} rewards`);
    return amongAlive(table, (alive) => combine(alive, weights, normalise));
  };

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
} satisfies Record<string, CombinationWord>;
