import { concatMap } from "rxjs";
import { addFields, codecs, defineOperator, dropDead, type Scored } from "../src/index.ts";

const params = codecs.closed({
  /** Role of the reward, for example `alignment`. */
  reward: codecs.Name,
});

/**
 * Scores every picture against the prompt.
 *
 * Needs `image`; adds `score`, of this very state, and appends to `history`, which lasts. A path
 * whose score is NaN or infinite is dropped.
 *
 * @throws DeadBatch if no path is left.
 */
export const score = defineOperator(
  {
    name: "score",
    about: "Scores every picture against the prompt.",
    params,
    needs: ["image"],
    adds: ["score", "history"],
    clears: [],
    roles: ({ reward }) => [{ kind: "reward", name: reward }],
  },
  ({ reward }, step) =>
    concatMap(async (batch) => {
      const { run, scale, paths } = batch;
      const scores = await run.score(
        reward,
        paths.map(({ image }) => image),
      );
      run.emit({
        type: "scored",
        scale,
        step,
        reward,
        paths: paths.map(({ key }) => key),
        scores: scores.map((x) => (Number.isFinite(x) ? x : null)),
      });
      const after = addFields(batch, (path, place) => {
        const { history = [] } = path as { readonly history?: readonly Scored[] };
        const own = scores[place] ?? Number.NaN;
        return { score: own, history: [...history, { scale, reward, score: own }] };
      });
      return dropDead(after, step, "scores", (place) => scores[place] ?? Number.NaN);
    }),
);
