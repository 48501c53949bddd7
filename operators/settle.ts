import { map } from "rxjs";
import { codecs, defineOperator, dropDead, keepPlaces, orders } from "../src/index.ts";

const params = codecs.closed({
  above: codecs.described(
    codecs.Finite,
    "The score at which a path is good enough to go on alone.",
  ),
});

/**
 * Goes on with the best path alone once its score has reached a threshold, and with all of them
 * otherwise: what an easy prompt does not need is not spent.
 *
 * Needs `score`. `[B paths]` → `[1 path]` or all; log-weights stay. Of equal scores the first.
 *
 * @throws DeadBatch if no score is finite.
 */
export const settle = defineOperator(
  {
    name: "settle",
    about: "Goes on with the best path alone once it is good enough.",
    params,
    needs: ["score"],
    adds: [],
    clears: [],
    keeps: (_, width) => ({ least: 1, most: width }),
    keepsInWords: "The best one where it reaches `above`; all of them otherwise.",
    bias: () => "the path with the highest score goes on alone where it is good enough",
  },
  ({ above }, step) =>
    map((before) => {
      const scoreOf = (place: number) => before.paths[place]?.score ?? Number.NaN;
      const batch = dropDead(before, step, "scores", scoreOf);
      const [best = 0] = orders.score.ranked(batch.paths);
      const isSettled = (batch.paths[best]?.score ?? -Infinity) >= above;
      const kept = isSettled ? [best] : [...batch.paths.keys()];
      return keepPlaces(batch, kept, { step, op: "settle" });
    }),
);
