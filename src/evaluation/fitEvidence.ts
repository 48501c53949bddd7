import { bootstrapOver, type Interval } from "./bootstrapOver.ts";
import { centred } from "./centred.ts";
import { type Column, fitPredictor } from "./fitPredictor.ts";
import { predictionsOf } from "./predictionsOf.ts";
import type { RawScores } from "./RawScores.ts";
import { spearman } from "./spearman.ts";

/** How well something tells the final score of paths of prompts that it was not fitted on. */
export interface Told {
  /** Mean over prompts of Spearman's correlation, over paths of a run, with the final score. */
  readonly correlation: Interval;
  /** 1 − squared error / variance, both within runs; below 0 where it is worse than the mean. */
  readonly explained: Interval;
}

/** A prediction from all columns beside one from the score of this very state alone. */
export interface FitEvidence {
  readonly score: Told;
  readonly predicted: Told;
  /** Of the correlations, predicted less score, the same paths seen both ways. */
  readonly difference: Interval;
}

/**
 * What a predictor is worth, by leaving out each prompt in turn: fitted on all others, it tells the
 * paths of this one. 95 % intervals over prompts. Runs of a prompt are left out together; one whose
 * paths end all alike has no correlation.
 *
 * @param own the score that a search would go by without a prediction.
 * @throws RangeError for fewer than two prompts.
 */
export function fitEvidence(
  runs: readonly RawScores[],
  columns: readonly Column[],
  own: Column,
  monotone = false,
): FitEvidence {
  const prompts = [...new Set(runs.map(({ prompt }) => prompt))];
  if (prompts.length < 2) throw new RangeError("one prompt: none would be left to fit on");
  const each = prompts.map((prompt) => {
    const others = runs.filter((run) => run.prompt !== prompt);
    const of = runs.filter((run) => run.prompt === prompt);
    return {
      prompt,
      score: toldOf(of, others, [own], false),
      predicted: toldOf(of, others, columns, monotone),
    };
  });
  const ranked = each.filter(({ score, predicted }) =>
    [score, predicted].every(({ correlation }) => Number.isFinite(correlation)),
  );
  const told = (what: "score" | "predicted"): Told => ({
    correlation: bootstrapOver(ranked, (some) => meanOf(some.map((one) => one[what].correlation))),
    explained: bootstrapOver(
      each,
      (some) =>
        1 -
        meanOf(some.map((one) => one[what].error)) / meanOf(some.map((one) => one[what].variance)),
    ),
  });
  return {
    ...{ score: told("score"), predicted: told("predicted") },
    difference: bootstrapOver(ranked, (some) =>
      meanOf(some.map(({ score, predicted }) => predicted.correlation - score.correlation)),
    ),
  };
}

/** Of one prompt: mean correlation of its runs, and squares summed within them. */
function toldOf(
  runs: readonly RawScores[],
  others: readonly RawScores[],
  columns: readonly Column[],
  monotone: boolean,
) {
  const { predictor } = fitPredictor(others, columns, monotone);
  const pairs = runs.map((run) => ({ run, told: predictionsOf(predictor, run) }));
  const squares = (of: (pair: (typeof pairs)[number]) => readonly number[]) =>
    pairs.reduce(
      (sum, pair) => sum + centred(of(pair).map((x) => [x])).reduce((a, [x = 0]) => a + x * x, 0),
      0,
    );
  return {
    correlation: meanOf(pairs.map(({ run, told }) => rankOf(told, run.final))),
    error: squares(({ run, told }) => run.final.map((x, i) => x - (told[i] as number))),
    variance: squares(({ run }) => run.final),
  };
}

/** Predictions that are all alike tell nothing; final scores that are cannot be told. */
function rankOf(told: readonly number[], final: readonly number[]): number {
  const correlation = spearman(told, final);
  const isFlat = told.length > 1 && told.every((x) => x === told[0]);
  return isFlat && Number.isFinite(spearman(final, final)) ? 0 : correlation;
}

const meanOf = (of: readonly number[]): number => of.reduce((a, b) => a + b, 0) / of.length;
