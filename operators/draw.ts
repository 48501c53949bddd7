import * as t from "io-ts";
import { map } from "rxjs";
import {
  codecs,
  defineOperator,
  potentialOf,
  reproduce,
  selectPaths,
  spentOn,
  stepDraws,
  weigh,
} from "../src/index.ts";

const params = codecs.closed(
  {
    lambda: codecs.described(
      codecs.Lambda,
      "Inverse temperature in 1/score of the last score. 0 draws by log-weight alone.",
    ),
  },
  {
    correct: codecs.described(
      t.boolean,
      "Take back all that weighed a lineage before, so that lambda · its last score is left.",
    ),
  },
);

/**
 * Keeps one path, drawn with probability ∝ e^{log-weight + lambda · score}.
 *
 * Needs `score`. `[B paths]` → `[1 path]`, whatever n. Its log-weight becomes
 * log mean e^{log-weight}: the logarithm of the evidence estimate of the run.
 *
 * @throws DeadBatch if no score is finite.
 * @see FK steering, importance sampling: the weight counts only at the end; strategies.md 4.2.
 */
export const draw = defineOperator(
  {
    name: "draw",
    about: "Draws one path by weight.",
    params,
    needs: ["score"],
    adds: [],
    clears: [],
    keeps: () => 1,
    keepsInWords: "One path, whatever n.",
    bias: () => null,
    weighs: ({ lambda, correct }) => ({ lambda, adds: correct ? "rest" : "score" }),
  },
  ({ lambda, correct }, step) =>
    map((before) => {
      const potential = potentialOf(correct ? "tempered" : "value");
      const logPotentials = before.paths.map((path) =>
        potential([path.score], { lambda, spent: spentOn(path) }),
      );
      const batch = weigh(before, logPotentials, { step, lambda });
      const logWeights = batch.paths.map(({ logWeight }) => logWeight);
      const scores = batch.paths.map(({ score }) => score);
      const kept = reproduce("multinomial", { logWeights, scores }, 1, stepDraws(batch, step));
      return selectPaths(batch, kept, { step, op: "draw" });
    }),
);
