import { concatMap } from "rxjs";
import { addFields, codecs, defineOperator, type RowView } from "../src/index.ts";

/**
 * Decodes every path's latent to a picture, `[3, H, W]` in 0…1, at full size.
 *
 * Needs `latent`; adds `image`. Costs one decode a path: place it only where a step looks.
 */
export const decode = defineOperator(
  {
    name: "decode",
    about: "Decodes every path's latent to a picture.",
    params: codecs.closed(),
    needs: ["latent"],
    adds: ["image"],
    clears: [],
    spends: (_, images) => ({ decode: { images } }),
  },
  (_, step) =>
    concatMap(async (batch) => {
      const { run, scale, paths } = batch;
      const images = await run.decode(paths.map(({ latent }) => latent));
      run.emit({ type: "decoded", scale, step, paths: paths.map(({ key }) => key) });
      return addFields(batch, (_, place) => ({ image: images[place] as RowView }));
    }),
);
