import * as t from "io-ts";
import { byName, byScale, closed, described, Finite, limited, refusing } from "../codecs.ts";

/** A score that a lineage had on its way. */
export interface PastScore {
  readonly scale: number;
  readonly reward: string;
  readonly score: number;
}

/** What scores so far are worth: a sum of them, and what becomes of it. */
export interface Predictor {
  readonly intercept: number;
  /** By reward and scale. */
  readonly weights: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** `[from, value]`, rising in both; the sum itself if absent. */
  readonly steps?: readonly (readonly number[])[];
}

const pair = limited(
  t.array(Finite),
  ({ length }) => length === 2,
  { minItems: 2, maxItems: 2 },
  "a pair [from, value]",
);
const table = limited(
  t.array(pair),
  ({ length }) => length > 0,
  { minItems: 1 },
  "a list of pairs [from, value]",
);

/** Codec of a {@link Predictor}. */
export const Predictor: t.Type<Predictor, unknown> = refusing(
  closed(
    {
      intercept: described(Finite, "What is predicted where every score is 0."),
      weights: described(
        byName(byScale(Finite, "weights by scale, { 5: 0.2, 7: 0.6 }"), "weights by reward"),
        "Weight of the raw score of each reward at each scale.",
      ),
    },
    {
      steps: described(
        table,
        "What a sum becomes: the value of the last pair that it reaches, of the first below it.",
      ),
    },
  ),
  "Both numbers of the pairs in `steps` must rise; values may stay.",
  ({ steps = [] }) =>
    steps.every(([from = 0, value = 0], i) => {
      const [before = 0, lower = 0] = steps[i - 1] ?? [-Infinity, -Infinity];
      return from > before && value >= lower;
    })
      ? null
      : { key: "steps", message: "expected pairs [from, value] that rise" },
);

/**
 * The final score that a lineage's scores predict: intercept + Σ weight · score, and the step of it
 * where there are steps. Of two scores of one reward at a scale the later counts.
 *
 * @param history scores of the lineage, oldest first.
 * @throws RangeError where a score that counts was never made.
 */
export function predicted(
  { intercept, weights, steps }: Predictor,
  history: readonly PastScore[],
): number {
  let sum = intercept;
  for (const [reward, scales] of Object.entries(weights))
    for (const [scale, weight] of Object.entries(scales)) {
      const past = history.findLast((one) => one.reward === reward && one.scale === Number(scale));
      if (past === undefined)
        throw new RangeError(`no score of ${reward} at scale ${scale} to predict from`);
      sum += weight * past.score;
    }
  if (steps === undefined) return sum;
  const step = steps.findLast(([from = 0]) => from <= sum) ?? steps[0];
  return step?.[1] ?? Number.NaN;
}
