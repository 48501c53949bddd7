import { concatMap } from "rxjs";
import { addFields, clearFields, codecs, defineOperator, samplingKeys } from "../src/index.ts";

const params = codecs.closed({}, samplingKeys);

/**
 * Draws the tokens of the next scale for every path.
 *
 * Needs and renews `cache` and `latent`; clears what described the state before: `image`,
 * `features`, `score`. Identical prefixes run once and part at sampling.
 *
 * @see TTS-VAR, algorithm 1; Infinity `infinity/models/infinity.py: autoregressive_infer_cfg`.
 */
export const generate = defineOperator(
  {
    name: "generate",
    about: "Draws the tokens of the next scale for every path.",
    params,
    needs: ["cache", "latent"],
    adds: ["cache", "latent"],
    clears: ["image", "features", "score"],
    advances: true,
    spends: (_, width) => ({ generate: width }),
  },
  (overrides, step) =>
    concatMap(async (before) => {
      const batch = clearFields(before, ["image", "features", "score"]);
      const { run, paths } = batch;
      const scale = batch.scale + 1;
      const drawn = await run.generate(paths, scale, overrides);
      const after = addFields(batch, (_, place) => drawn[place] as (typeof drawn)[number]);
      run.emit({ type: "generated", scale, step, paths: paths.map(({ key }) => key) });
      return { ...after, scale };
    }),
);
