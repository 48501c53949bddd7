import { concatMap } from "rxjs";
import { addFields, codecs, defineOperator, dropDead, reducers } from "../src/index.ts";

const params = codecs.closed({
  encoder: codecs.described(
    codecs.Name,
    "Role of the encoder, for example structure; pixels needs no model.",
  ),
  reduce: codecs.described(
    codecs.wordOf(reducers),
    "How the patches of the images become one vector an image.",
  ),
});

/**
 * Describes every picture by one feature vector.
 *
 * Needs `image`; adds `features`, `[L]`: L is the number of patches (`pca`, `pca-joint`), the width of
 * a patch (`pool`), or their product (`none`). A path whose features are not finite is dropped.
 *
 * @throws DeadBatch if no path is left.
 * @see TTS-VAR `tts-var/utils_model.py: extract_k_ids`
 */
export const extract = defineOperator(
  {
    name: "extract",
    about: "Describes every picture by one feature vector.",
    params,
    needs: ["image"],
    adds: ["features"],
    clears: [],
    roles: ({ encoder }) => [{ kind: "encoder", name: encoder }],
    spends: ({ encoder }, images) => ({ extract: { [encoder]: images } }),
  },
  ({ encoder, reduce }, step) =>
    concatMap(async (batch) => {
      const { run, scale, paths } = batch;
      const images = paths.map(({ image }) => image);
      const features = await run.encode(encoder, images, reduce);
      run.emit({
        type: "extracted",
        scale,
        step,
        encoder,
        reduce,
        paths: paths.map(({ key }) => key),
        features: features.map((vector) => [...vector]),
      });
      const after = addFields(batch, (_, place) => ({ features: features[place] as Float32Array }));
      return dropDead(after, step, "features", (place) => sum(features[place] ?? []));
    }),
);

/** Finite exactly where every number is, short of overflow beyond float32's range. */
const sum = (vector: Float32Array | readonly number[]): number => {
  let total = 0;
  for (const x of vector) total += x;
  return total;
};
