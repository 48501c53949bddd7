import * as t from "io-ts";
import { closed } from "../codecs.ts";
import { bundleParts } from "./bundleParts.ts";

const { head, drawing, made, cost } = bundleParts;

/** `bundle.json` of a model that can be planned with and not drawn with: costs, and no files. */
export const CostBundle = closed({
  ...head,
  ...drawing,
  /** Tells it from a bundle with files. */
  weights: t.literal("none"),
  /** Any text is a prompt. */
  tokenizer: closed({ kind: t.literal("any") }),
  roles: closed({
    generator: closed({ cost: cost.generator, made }),
    decoder: closed({ cost: cost.decoder, made }),
    encoders: t.record(t.string, closed({ cost: cost.encoder, made })),
    rewards: t.record(t.string, closed({ cost: cost.reward, made })),
  }),
});
export type CostBundle = t.TypeOf<typeof CostBundle>;
