import * as t from "io-ts";
import {
  closed,
  Finite,
  NonNegative,
  Positive,
  PositiveInt,
  perScale,
  Share,
  TopP,
} from "../codecs.ts";

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

/** How a role was made: script, seed, data, metrics. */
const Made = t.UnknownRecord;
const Flops = t.array(NonNegative);
const Words = t.refinement(t.array(t.string), (words) => words.length > 0, "a list of words");

/** Sees what is in a picture; for evaluation only. */
const JudgeRole = closed({
  detect: ModelFile,
  /** Names of the shapes and colours that `detect` numbers. */
  shapes: Words,
  colours: Words,
  /** Confidence that an object must exceed. */
  threshold: Share,
  cost: closed({ detect: NonNegative }),
  made: Made,
});

/** `bundle.json`: everything about a model but its weights. */
export const Bundle = closed(
  {
    format: t.literal(1),
    name: t.string,
    about: t.string,
    licence: t.string,
    /** Side of each scale. */
    sides: t.array(PositiveInt),
    /** Bits a token. */
    bits: PositiveInt,
    /** `[C, H, W]` of a latent. */
    latent: t.tuple([PositiveInt, PositiveInt, PositiveInt]),
    /** `[3, H, W]` of an image. */
    image: t.tuple([PositiveInt, PositiveInt, PositiveInt]),
    sampling: closed({
      guidance: perScale(Finite),
      temperature: perScale(Positive),
      topP: perScale(TopP),
    }),
    tokenizer: closed({ kind: t.literal("words"), words: t.array(t.string), length: PositiveInt }),
    roles: closed(
      {
        generator: closed({
          begin: ModelFile,
          step: ModelFile,
          cost: closed({
            begin: NonNegative,
            transformer: Flops,
            attention: Flops,
            cacheBytes: Flops,
          }),
          made: Made,
        }),
        decoder: closed(
          { decode: ModelFile, cost: closed({ decode: NonNegative }), made: Made },
          /** The way in, from images to latents: no search needs it. */
          { compress: ModelFile },
        ),
        encoders: t.record(
          t.string,
          closed({ encode: ModelFile, cost: closed({ encode: NonNegative }), made: Made }),
        ),
        rewards: t.record(
          t.string,
          closed({ score: ModelFile, cost: closed({ score: NonNegative }), made: Made }),
        ),
      },
      { judge: JudgeRole },
    ),
  },
  {},
);
export type Bundle = t.TypeOf<typeof Bundle>;
