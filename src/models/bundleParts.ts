import * as t from "io-ts";
import { closed, Finite, NonNegative, Positive, PositiveInt, perScale, TopP } from "../codecs.ts";

const Flops = t.array(NonNegative);
/** Values by side of the latent, which is text in JSON. A record of io-ts would drop what is no side. */
const bySide = <C extends t.Mixed>(value: C, name: string) =>
  t.refinement(
    t.record(t.string, value),
    (values) => Object.keys(values).every((side) => /^[1-9]\d*$/.test(side)),
    name,
  );

/** What `bundle.json` says, in pieces that several kinds of bundle share. */
export const bundleParts = {
  head: {
    format: t.literal(1),
    name: t.string,
    about: t.string,
    licence: t.string,
  },
  /** Of a model that draws. */
  drawing: {
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
  },
  /** How a role was made: script, seed, data, metrics. */
  made: t.UnknownRecord,
  bySide,
  cost: {
    generator: closed(
      { begin: NonNegative, transformer: Flops, attention: Flops, cacheBytes: Flops },
      {
        /** What the official code computes again: a path's copy of the prompt, and that at a scale. */
        official: closed({ text: NonNegative, again: NonNegative }),
      },
    ),
    decoder: closed(
      { decode: NonNegative },
      { smallerDecodes: bySide(NonNegative, "FLOPs by side of the latent, { 4: 1e6 }") },
    ),
    encoder: closed({ encode: NonNegative }),
    reward: closed({ score: NonNegative }),
  },
};
