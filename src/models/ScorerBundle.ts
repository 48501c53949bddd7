import * as t from "io-ts";
import { closed } from "../codecs.ts";
import { ModelFile } from "./bundleFiles.ts";
import { bundleParts } from "./bundleParts.ts";
import { Preprocessing } from "./Preprocessing.ts";
import { Tokenizer } from "./Tokenizer.ts";

const { head, made, cost } = bundleParts;

/** Without it, pictures are seen as the bundle's own decoder makes them. */
const optional = { preprocess: Preprocessing };

/** Roles of models that look at pictures, by the word that a graph calls them. */
export const seers = {
  encoders: t.record(t.string, closed({ encode: ModelFile, cost: cost.encoder, made }, optional)),
  rewards: t.record(t.string, closed({ score: ModelFile, cost: cost.reward, made }, optional)),
};

/** `bundle.json` of models that look at pictures and draw none: they fill roles beside one that does. */
export const ScorerBundle = closed(
  { ...head, roles: closed(seers) },
  {
    /** Of the rewards that read prompts. */
    tokenizer: Tokenizer,
  },
);
export type ScorerBundle = t.TypeOf<typeof ScorerBundle>;
