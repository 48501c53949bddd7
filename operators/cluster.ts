import type * as t from "io-ts";
import { map } from "rxjs";
import {
  codecs,
  defineOperator,
  type OperatorSpec,
  picks,
  type Step,
  selectPaths,
  stepDraws,
  withLiveFeatures,
} from "../src/index.ts";

const params = codecs.closed(
  {
    to: codecs.described(codecs.PositiveInt, "Paths kept, for each unit of n; fewer than come in."),
  },
  {
    pick: codecs.described(
      codecs.wordOf(picks),
      "Which path of a cluster is kept; medoid if absent.",
    ),
  },
);
type Params = t.TypeOf<typeof params>;

/** `cluster`, whose needs depend on who is picked. */
export interface Clustering extends OperatorSpec<Params, "features" | "score", never, never> {
  (
    params: Params & { readonly pick?: "medoid" | "drawn" },
    id?: string,
  ): Step<"features", never, never>;
  (params: Params, id?: string): Step<"features" | "score", never, never>;
}

/**
 * Keeps a diverse few: clusters the features into `to` groups (K-Means++ with restarts) and keeps
 * one path of each.
 *
 * Needs `features`; `best` needs `score` too. `[B paths]` → `[to·n paths]`, distinct, in batch order.
 * With `medoid` and `best` log-weights stay, and where fewer paths are alive than `to` all are kept;
 * with `drawn` each path carries the weight of its cluster, of which there are no more than features
 * differ. Fewer than `to` are said in a note.
 *
 * @see TTS-VAR `tts-var/utils_model.py: extract_k_ids`; strategies.md 4.6.
 */
export const cluster = defineOperator(
  {
    name: "cluster",
    about: "Clusters paths by their features and keeps one of each cluster.",
    params,
    needs: ({ pick = "medoid" }: Params) =>
      picks[pick].looksAtScores ? ["features", "score"] : ["features"],
    needsInWords: "`features`; and `score` where `pick` is best.",
    adds: [],
    clears: [],
    keeps: ({ to }, width, n) =>
      to * n < width
        ? to * n
        : `cluster keeps ${to * n} of ${width} paths, which chooses nothing; to must be less`,
    keepsInWords: "`to` · n paths, in batch order; fewer where no more differ or live.",
    bias: ({ pick = "medoid" }) => picks[pick].bias,
  },
  ({ to, pick = "medoid" }, step) =>
    map((before) => {
      const batch = withLiveFeatures(before, step, picks[pick].looksAtScores);
      const wanted = to * batch.run.n;
      const kept = picks[pick].pick(
        batch.paths.map(({ features }) => features),
        batch.paths.map(({ logWeight }) => logWeight),
        wanted,
        stepDraws(batch, step),
        batch.paths.map(({ score }) => score),
      );
      const all = kept.length === batch.paths.length;
      const count = all ? `all ${kept.length}` : `${kept.length} of ${batch.paths.length}`;
      return selectPaths(batch, kept, {
        step,
        op: "cluster",
        ...(kept.length < wanted ? { note: `kept ${count}, ${wanted} were asked` } : {}),
      });
    }),
) as unknown as Clustering;
