import type * as t from "io-ts";
import { map } from "rxjs";
import {
  codecs,
  defineOperator,
  dropDead,
  finalOf,
  finals,
  keepPlaces,
  type OperatorSpec,
  type Step,
  stepDraws,
  withLiveFeatures,
} from "../src/index.ts";

const params = codecs.closed({
  images: codecs.described(
    codecs.PositiveInt,
    "Images that the search ends with, whatever n; no more than paths come in.",
  ),
  by: codecs.described(codecs.choiceOf(finals), "What makes images a good few."),
});
type Params = t.TypeOf<typeof params>;

/** `choose`, whose needs depend on whether its word looks at features. */
export interface Choosing extends OperatorSpec<Params, "features" | "score", never, never> {
  (params: Params & { readonly by: "score" }, id?: string): Step<"score", never, never>;
  (params: Params, id?: string): Step<"features" | "score", never, never>;
}

/**
 * Keeps several images to end with, by quality and diversity, the best first.
 *
 * Needs `score`, and `features` but where `by` is score. `[B paths]` → `[images paths]`, whatever n,
 * distinct, by falling score, of equal ones the lower place first; log-weights stay. Where fewer
 * paths are alive it keeps them all and says so.
 *
 * @throws DeadBatch if no path has a finite score and, where they are looked at, finite features.
 * @see strategies.md 4.6
 */
export const choose = defineOperator(
  {
    name: "choose",
    about: "Keeps several images to end with, good and unlike, the best first.",
    params,
    needs: ({ by }: Params) => (by === "score" ? ["score"] : ["features", "score"]),
    needsInWords: "`score`; and `features` unless `by` is score.",
    adds: [],
    clears: [],
    keeps: ({ images }, width) =>
      images <= width
        ? images
        : `choose keeps ${images} of ${width} paths; images must be at most ${width}`,
    keepsInWords:
      "As many paths as `images`, whatever n, the best first; fewer where no more live.",
    ends: ({ images }) => images,
    bias: ({ by }) => finalOf(by).bias,
  },
  ({ images, by }, step) => {
    const { keep } = finalOf(by);
    return map((before) => {
      const batch =
        by === "score"
          ? dropDead(before, step, "scores", (place) => before.paths[place]?.score ?? Number.NaN)
          : withLiveFeatures(before, step, true);
      const scores = batch.paths.map(({ score }) => score);
      const features = by === "score" ? [] : batch.paths.map((path) => path.features);
      const kept = keep(features, scores, images, stepDraws(batch, step)).toSorted(
        (a, b) => (scores[b] as number) - (scores[a] as number) || a - b,
      );
      const chosen = keepPlaces(batch, kept, { step, op: "choose", wanted: images });
      return { ...chosen, isFinal: true as const };
    });
  },
) as unknown as Choosing;
