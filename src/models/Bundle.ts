import * as t from "io-ts";
import { closed, NonNegative, PositiveInt, Share } from "../codecs.ts";
import { bundleParts } from "./bundleParts.ts";

const { head, made, bySide, cost } = bundleParts;

const Sha256 = t.refinement(t.string, (s) => /^[0-9a-f]{64}$/.test(s), "64 hexadecimal digits");
const FileName = t.refinement(
  t.string,
  (s) => /^[\w][\w.-]*$/.test(s) && !s.includes(".."),
  "the name of a file in the bundle's own folder",
);
const Port = closed({
  dtype: t.union([t.literal("float32"), t.literal("int64")], "float32 or int64"),
  /** A number where the side is fixed, a letter where it is not. */
  shape: t.array(t.union([t.number, t.string])),
});

/** One ONNX file and what goes in and out of it. */
export const ModelFile = closed({
  file: FileName,
  sha256: Sha256,
  inputs: t.record(t.string, Port),
  outputs: t.record(t.string, Port),
});
export type ModelFile = t.TypeOf<typeof ModelFile>;

const Words = t.refinement(t.array(t.string), (words) => words.length > 0, "a list of words");

const decodes = { decode: ModelFile, cost: closed({ decode: NonNegative }) };

/** Sees what is in a picture; for evaluation only. */
const JudgeRole = closed({
  detect: ModelFile,
  /** Names of the shapes and colours that `detect` numbers. */
  shapes: Words,
  colours: Words,
  /** Confidence that an object must exceed. */
  threshold: Share,
  cost: closed({ detect: NonNegative }),
  made,
});

/** `bundle.json`: everything about a model but its weights. */
export const Bundle = closed(
  {
    ...head,
    tokenizer: closed({ kind: t.literal("words"), words: t.array(t.string), length: PositiveInt }),
    roles: closed(
      {
        generator: closed({
          begin: ModelFile,
          step: ModelFile,
          cost: cost.generator,
          made,
        }),
        decoder: closed(
          { ...decodes, made },
          {
            /** The way in, from images to latents: no search needs it. */
            compress: ModelFile,
            /** The same picture made of a latent resized to a smaller side, by that side. */
            smaller: bySide(closed(decodes), "decodes by side of the latent"),
          },
        ),
        encoders: t.record(t.string, closed({ encode: ModelFile, cost: cost.encoder, made })),
        rewards: t.record(t.string, closed({ score: ModelFile, cost: cost.reward, made })),
      },
      { judge: JudgeRole },
    ),
  },
  {},
);
export type Bundle = t.TypeOf<typeof Bundle>;
