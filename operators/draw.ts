import { map } from "rxjs";
import {
  codecs,
  DeadBatch,
  defineOperator,
  resamplers,
  selectPaths,
  softmax,
  stepDraws,
  tilt,
} from "../src/index.ts";

const params = codecs.closed({
  /** Inverse temperature in 1/score. 0 draws by log-weight alone. */
  lambda: codecs.NonNegative,
});

/**
 * Keeps one path, drawn with probability ∝ e^{log-weight + lambda · score}.
 *
 * Needs `score`. `[B paths]` → `[1 path]`, whatever n; its log-weight returns to 0.
 *
 * @throws DeadBatch if no score is finite.
 * @see FK steering, importance sampling: the weight counts only at the end.
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
  },
  ({ lambda }, step) =>
    map((batch) => {
      const scores = batch.paths.map(({ score }) => score);
      const logWeights = batch.paths.map(({ logWeight }) => logWeight);
      const weights = softmax(tilt(logWeights, scores, lambda));
      if (weights === null) throw new DeadBatch("scores", scores);
      const kept = resamplers.multinomial.resample(weights, 1, stepDraws(batch, step));
      return selectPaths(
        batch,
        kept.map((index) => ({ index, logWeight: 0 })),
        { step, op: "draw" },
      );
    }),
);
