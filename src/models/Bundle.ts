import * as t from "io-ts";
import { closed, NonNegative, Share } from "../codecs.ts";
import { ModelFile } from "./bundleFiles.ts";
import { bundleParts } from "./bundleParts.ts";
import { seers } from "./ScorerBundle.ts";
import { Tokenizer } from "./Tokenizer.ts";

const { head, drawing, made, bySide, cost } = bundleParts;

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
    ...drawing,
    tokenizer: Tokenizer,
    roles: closed(
      {
        generator: closed(
          { begin: ModelFile, step: ModelFile, cost: cost.generator, made },
          {
            /** Reads the prompt's ids, where `begin` takes what comes of them. */
            text: ModelFile,
          },
        ),
        decoder: closed(
          { ...decodes, made },
          {
            /** The way in, from images to latents: no search needs it. */
            compress: ModelFile,
            /** The same picture made of a latent resized to a smaller side, by that side. */
            smaller: bySide(closed(decodes), "decodes by side of the latent"),
          },
        ),
        ...seers,
      },
      { judge: JudgeRole },
    ),
  },
  {},
);
export type Bundle = t.TypeOf<typeof Bundle>;
