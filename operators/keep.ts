import { map } from "rxjs";
import { codecs, defineOperator, keepPlaces, orders } from "../src/index.ts";

const params = codecs.closed({
  to: codecs.described(codecs.PositiveInt, "Paths kept, for each unit of n; fewer than come in."),
  by: codecs.described(codecs.wordOf(orders), "Which paths come first."),
});

/**
 * Keeps the paths that come first by some order; the rest is dropped.
 *
 * Needs `score` where the order looks at it. `[B paths]` → `[to·n paths]`, distinct, in batch
 * order; log-weights stay. With fewer paths than `to` it keeps them all and says so.
 *
 * @see TTS-VAR, table 5: the control of a clustering that keeps as many.
 */
export const keep = defineOperator(
  {
    name: "keep",
    about: "Keeps the paths that come first by some order.",
    params,
    needs: ({ by }) => (by === "score" ? ["score"] : []),
    needsInWords: "`score` where `by` is score.",
    adds: [],
    clears: [],
    keeps: ({ to }, width, n) =>
      to * n < width
        ? to * n
        : `keep keeps ${to * n} of ${width} paths, which chooses nothing; to must be less`,
    keepsInWords: "`to` · n paths, in batch order; fewer where no more live.",
    bias: ({ by }) => orders[by].bias,
  },
  ({ to, by }, step) =>
    map((batch) => {
      const wanted = to * batch.run.n;
      const { ranked } = orders[by];
      const kept = [...ranked(batch.paths)].slice(0, wanted).sort((a, b) => a - b);
      return keepPlaces(batch, kept, { step, op: "keep", wanted });
    }),
);
