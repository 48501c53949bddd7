import { map } from "rxjs";
import { codecs, defineOperator, dropDead, medoids, selectPaths, stepDraws } from "../src/index.ts";

const params = codecs.closed({
  /** Paths kept, for each unit of n; fewer than come in. */
  to: codecs.PositiveInt,
});

/**
 * Keeps a diverse few: clusters the features into `to` groups (K-Means++ with restarts) and keeps
 * the path nearest each centre.
 *
 * Needs `features`. `[B paths]` → `[to·n paths]`, distinct, in batch order; log-weights stay.
 * With fewer live paths than `to` it keeps them all and says so.
 *
 * @see TTS-VAR `tts-var/utils_model.py: extract_k_ids`
 */
export const cluster = defineOperator(
  {
    name: "cluster",
    about: "Keeps the paths nearest the centres of clusters of features.",
    params,
    needs: ["features"],
    adds: [],
    clears: [],
    keeps: ({ to }, width, n) =>
      to * n < width
        ? to * n
        : `cluster keeps ${to * n} of ${width} paths, which chooses nothing; to must be less`,
  },
  ({ to }, step) =>
    map((before) => {
      const batch = dropDead(before, step, "features", (place) =>
        (before.paths[place]?.features ?? [Number.NaN]).every(Number.isFinite) ? 0 : Number.NaN,
      );
      const wanted = to * batch.run.n;
      const kept = medoids(
        batch.paths.map(({ features }) => features),
        wanted,
        stepDraws(batch, step),
      );
      return selectPaths(
        batch,
        kept.map((index) => ({ index, logWeight: batch.paths[index]?.logWeight ?? 0 })),
        {
          step,
          op: "cluster",
          ...(kept.length < wanted
            ? { note: `kept all ${kept.length}, ${wanted} were asked` }
            : {}),
        },
      );
    }),
);
