import type * as t from "io-ts";
import { map } from "rxjs";
import {
  codecs,
  defineOperator,
  keepPlaces,
  type OperatorSpec,
  type Step,
  spreadOf,
  spreads,
  stepDraws,
  withLiveFeatures,
} from "../src/index.ts";

const params = codecs.closed({
  to: codecs.described(codecs.PositiveInt, "Paths kept, for each unit of n; fewer than come in."),
  by: codecs.described(codecs.choiceOf(spreads), "What makes paths a well-spread few."),
});
type Params = t.TypeOf<typeof params>;

/** `spread`, whose needs depend on whether its word looks at scores. */
export interface Spreading extends OperatorSpec<Params, "features" | "score", never, never> {
  (
    params: Params & { readonly by: "farthest-point" | "k-medoids" },
    id?: string,
  ): Step<"features", never, never>;
  (params: Params, id?: string): Step<"features" | "score", never, never>;
}

/**
 * Keeps a few paths that are spread out in feature space, by one of several algorithms.
 *
 * Needs `features`, and `score` where the word looks at it. `[B paths]` → `[to·n paths]`, distinct,
 * in batch order; log-weights stay. Where fewer paths are alive than `to` it keeps them all and says
 * so. A path whose features are dead, or whose score is where it counts, is dropped alone.
 *
 * @see strategies.md 4.6
 */
export const spread = defineOperator(
  {
    name: "spread",
    about: "Keeps paths that are spread out by their features, and good where asked.",
    params,
    needs: ({ by }: Params) => (spreadOf(by).looksAtScores ? ["features", "score"] : ["features"]),
    needsInWords: "`features`; and `score` where `by` looks at it.",
    adds: [],
    clears: [],
    keeps: ({ to }, width, n) =>
      to * n < width
        ? to * n
        : `spread keeps ${to * n} of ${width} paths, which chooses nothing; to must be less`,
    keepsInWords: "`to` · n paths, in batch order; fewer where no more live.",
    bias: ({ by }) => spreadOf(by).bias,
  },
  ({ to, by }, step) => {
    const { keep, looksAtScores } = spreadOf(by);
    return map((before) => {
      const batch = withLiveFeatures(before, step, looksAtScores);
      const wanted = to * batch.run.n;
      const kept = keep(
        batch.paths.map(({ features }) => features),
        batch.paths.map(({ score }) => score),
        wanted,
        stepDraws(batch, step),
      );
      return keepPlaces(batch, kept, { step, op: "spread", wanted });
    });
  },
) as unknown as Spreading;
