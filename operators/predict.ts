import type * as t from "io-ts";
import { map } from "rxjs";
import { codecs, defineOperator, giveScores, Predictor, predicted } from "../src/index.ts";

const keys = codecs.closed({
  model: codecs.described(
    codecs.byScale(Predictor, "predictors by scale"),
    "What is predicted at each scale at which the step runs, from scores up to there; `varflow fit` makes it.",
  ),
});
type Params = t.TypeOf<typeof keys>;

const params = codecs.refusing<Params>(
  keys,
  "A predictor looks at no score of a later scale.",
  ({ model }) => {
    for (const [scale, { weights }] of Object.entries(model))
      for (const [reward, scales] of Object.entries(weights)) {
        const late = Object.keys(scales).find((other) => Number(other) > Number(scale));
        if (late !== undefined)
          return {
            key: "model",
            message: `at scale ${scale} there is no score of ${reward} at scale ${late} yet`,
          };
      }
    return null;
  },
);

/**
 * Puts a prediction of the final score in the place of the score: a weighted sum of the raw scores
 * that the lineage had so far, by reward and scale.
 *
 * Needs `score` of this very state and `history`. The prediction is the new `score`, and is appended
 * to `history` as a score of `predicted`: selections and the potentials value, tempered see it.
 * Raw scores stay in the history, so diff, twisted, max, sum and top-sum would see both of them. A
 * path whose prediction is not finite is dropped.
 *
 * A correction at the last scale, by the raw score, takes back all that predictions weighed: so a
 * graph stays exact, unless this step runs at the last scale itself.
 *
 * @throws DeadBatch if no path is left; RangeError (in the stream) where a score that counts was
 * never made.
 * @see strategies.md 4.7b
 */
export const predict = defineOperator(
  {
    name: "predict",
    about: "Replaces every score by what the scores so far predict of the final one.",
    params,
    needs: ["score", "history"],
    adds: ["score", "history"],
    clears: [],
    unfit: ({ model }: Params, { scale }) =>
      Object.hasOwn(model, scale)
        ? null
        : `it has no model of scale ${scale}, only of ${Object.keys(model).join(", ")}`,
    bias: () => "a prediction takes the place of the score of the finished image",
  },
  ({ model }, step) =>
    map((batch) => {
      const { scale, paths } = batch;
      const own = model[scale];
      if (own === undefined) throw new RangeError(`no model of scale ${scale}`);
      const scores = paths.map(({ history }) => predicted(own, history));
      return giveScores(batch, scores, { step, reward: "predicted", what: "predictions" });
    }),
);
