import type { ModelSpec } from "./ports.ts";
import { readBundle } from "./readBundle.ts";
import { readDescription } from "./readDescription.ts";
import { specOf } from "./specOf.ts";

/** What a bundle tells a reader; a run is told only of the {@link ModelSpec} in it. */
export interface ModelDescription extends ModelSpec {
  readonly about: string;
  readonly licence: string;
  /** Whether it can draw; without weights it can be planned with. */
  readonly weights: boolean;
  /** Words that a prompt may have; `null` where any text will do. */
  readonly words: readonly string[] | null;
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
  const described = await readDescription(folder);
  const weights = !("weights" in described.bundle);
  if (weights) await readBundle(folder);
  const { about, licence, tokenizer, roles } = described.bundle;
  const judge = "judge" in roles ? roles.judge : undefined;
  return {
    ...specOf(described),
    about,
    licence,
    weights,
    words: tokenizer.kind === "any" ? null : tokenizer.words.slice(1),
    judge: judge ? { shapes: judge.shapes, colours: judge.colours } : null,
  };
}
