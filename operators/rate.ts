import type * as t from "io-ts";
import { map } from "rxjs";
import {
  type Batch,
  codecs,
  defineOperator,
  densities,
  type Fields,
  giveScores,
  meanCertainty,
  type OperatorSpec,
  type Rating,
  ratings,
  type Step,
  spans,
  withLiveFeatures,
} from "../src/index.ts";

const keys = codecs.closed(
  { by: codecs.described(codecs.choiceOf(ratings), "What the score is.") },
  {
    scales: codecs.described(
      codecs.wordOf(spans),
      "Scales whose certainty counts; all if absent. Nothing for a density, which is of this scale.",
    ),
  },
);
type Params = t.TypeOf<typeof keys>;

const params = codecs.refusing<Params>(keys, "`scales` only beside a certainty.", (p) =>
  isDense(p.by) && p.scales !== undefined
    ? { key: "scales", message: "density knows none: it is of this scale" }
    : null,
);

type Needed = "certainty" | "features";

/** `rate`, whose needs depend on what it rates by. */
export interface Rate
  extends OperatorSpec<Params, "certainty" | "features", "score" | "history", never> {
  (
    params: Params & { readonly by: "log-probability" | "confidence" },
    id?: string,
  ): Step<"certainty", "score" | "history", never>;
  (
    params: Params & { readonly by: { readonly density: number } },
    id?: string,
  ): Step<"features", "score" | "history", never>;
  (params: Params, id?: string): Step<"certainty" | "features", "score" | "history", never>;
}

/**
 * Scores every path without a reward: by how sure the model was of what it drew, or by how dense its
 * features lie among the paths.
 *
 * Needs `certainty`, of `generate` with `measure`, or `features`; adds `score`, of this very state,
 * and appends to `history` under the word's name. A path that was not measured at the scales asked
 * for, or has features that are not finite, is dropped.
 *
 * ScalingAR's u_t (arXiv 2509.26376) mixes the entropy of a token with its margin, by how much the
 * likeliest value is likelier than the next. Of a bit that margin is |2p − 1|, whose mean confidence
 * is: no entropy, no places in the picture, no second look without the prompt; and it chooses among
 * whole paths, where u_t stops or guides one while it draws.
 *
 * @throws DeadBatch if no path is left.
 * @see strategies.md 4.5; VAR-Scaling, arXiv 2601.07293, for the density.
 */
export const rate = defineOperator(
  {
    name: "rate",
    about: "Scores every path without a reward: by certainty, or by density.",
    params,
    needs: ({ by }: Params): readonly Needed[] => (isDense(by) ? ["features"] : ["certainty"]),
    needsInWords: "`certainty`, which `generate` adds with `measure`; for a density `features`.",
    adds: ["score", "history"],
    clears: [],
    bias: ({ by }) => ratings[codecs.chosen(by)[0] as keyof typeof ratings].bias,
  },
  (p, step) =>
    map((before) => {
      const batch = isDense(p.by) ? withLiveFeatures(before, step, false) : before;
      const [reward] = codecs.chosen(p.by);
      return giveScores(batch, scoresOf(batch, p), { step, reward });
    }),
) as unknown as Rate;

const isDense = (by: Rating): by is Extract<Rating, object> => typeof by === "object";

/** The score of each path; NaN where there is none. */
function scoresOf(
  { run, scale, paths }: Pick<Batch<never>, "run" | "scale" | "paths">,
  { by, scales = "all" }: Params,
): readonly number[] {
  const all = paths as readonly Partial<Fields>[];
  if (isDense(by))
    return densities(
      all.map(({ features = [] }) => features),
      by.density,
    );
  const { certainty: what } = ratings[by];
  return all.map(({ certainty = [] }) =>
    meanCertainty(spans[scales].of(certainty, scale), what, run.sides),
  );
}
