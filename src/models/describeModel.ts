import type { ModelSpec } from "./ports.ts";
import { readBundle } from "./readBundle.ts";
import { specOf } from "./specOf.ts";

/** What a bundle tells a reader; a run is told only of the {@link ModelSpec} in it. */
export interface ModelDescription extends ModelSpec {
  readonly about: string;
  readonly licence: string;
  /** Words that a prompt may have. */
  readonly words: readonly string[];
  /** What the judge can name; `null` where the bundle has none. */
  readonly judge: {
    readonly shapes: readonly string[];
    readonly colours: readonly string[];
  } | null;
}

/**
 * What a bundle says of itself, its files found whole, without opening a session.
 *
 * @throws ModelError for a missing or damaged bundle.
 */
export async function describeModel(folder: string): Promise<ModelDescription> {
  const opened = await readBundle(folder);
  const { about, licence, tokenizer, roles } = opened.bundle;
  return {
    ...specOf(opened),
    about,
    licence,
    words: tokenizer.words.slice(1),
    judge: roles.judge ? { shapes: roles.judge.shapes, colours: roles.judge.colours } : null,
  };
}
