import { concatMap } from "rxjs";
import { addFields, codecs, defineOperator, type RowView } from "../src/index.ts";

const params = codecs.closed(
  {},
  {
    side: codecs.described(
      codecs.PositiveInt,
      "Side to which latents are resized first, one that the model has: a picture of the same size " +
        "with less detail, for less. Before the last scale only. Their own side if absent.",
    ),
  },
);

/**
 * Decodes every path's latent to a picture, `[3, H, W]` in 0…1, always of full size; with a `side`
 * it is made of the latent resized to that side.
 *
 * Needs `latent`; adds `image`. Costs one decode a path: place it only where a step looks.
 *
 * @throws RangeError (in the stream) at the last scale with a `side`: results are decoded in full.
 */
export const decode = defineOperator(
  {
    name: "decode",
    about: "Decodes every path's latent to a picture.",
    params,
    needs: ["latent"],
    adds: ["image"],
    clears: [],
    spends: (given, images) => ({ decode: { images, ...given } }),
  },
  (given, step) =>
    concatMap(async (batch) => {
      const { run, scale, paths } = batch;
      if (given.side !== undefined && scale === run.sides.length - 1)
        throw new RangeError(`the last scale is decoded in full, not at side ${given.side}`);
      const latents = paths.map(({ latent }) => latent);
      const images = await run.decode(latents, given.side);
      run.emit({ type: "decoded", scale, step, ...given, paths: paths.map(({ key }) => key) });
      return addFields(batch, (_, place) => ({ image: images[place] as RowView }));
    }),
);
