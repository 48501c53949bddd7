import { type Assembled, assemble, type Binding } from "./assemble.ts";
import { canDraw } from "./canDraw.ts";
import { checkSources } from "./checkSources.ts";
import { memoryOf } from "./memoryOf.ts";
import type { ModelSpec } from "./ports.ts";
import { sourcesOf } from "./sourcesOf.ts";
import { specOf } from "./specOf.ts";
import type { Tokenizer } from "./Tokenizer.ts";

/** What a bundle tells a reader; a run is told only of the {@link ModelSpec} in it. */
export interface ModelDescription extends ModelSpec {
  readonly about: string;
  readonly licence: string;
  /** Whether it can draw; without weights it can be planned with. */
  readonly weights: boolean;
  /** About the bytes that one copy of all weights takes in memory, those of bound roles too. */
  readonly memory: number;
  /** Words that a prompt may have; `null` where any text will do. */
  readonly words: readonly string[] | null;
  /** What the judge can name; `null` where the bundle has none. */
  readonly judge: {
    readonly shapes: readonly string[];
    readonly colours: readonly string[];
  } | null;
}

/**
 * What a bundle says of itself, with further roles filled by others, its files found whole, without
 * opening a session.
 *
 * @throws ModelError for a missing or damaged bundle, and a role that cannot be filled.
 */
export const describeModel = async (
  folder: string,
  roles: readonly Binding[] = [],
): Promise<ModelDescription> => describeAssembled(await assemble(folder, roles));

/** The same of bundles that have been read. */
export async function describeAssembled(assembled: Assembled): Promise<ModelDescription> {
  await checkSources(assembled);
  const { bundle } = assembled.drawing;
  const weighed = await Promise.all(sourcesOf(assembled).map(memoryOf));
  const { about, licence, tokenizer } = bundle;
  const judge = "judge" in bundle.roles ? bundle.roles.judge : undefined;
  return {
    ...specOf(assembled),
    about,
    licence,
    weights: canDraw(bundle),
    memory: weighed.reduce((sum, { memory }) => sum + memory, 0),
    words: wordsOf(tokenizer),
    judge: judge ? { shapes: judge.shapes, colours: judge.colours } : null,
  };
}

function wordsOf(tokenizer: Tokenizer | { readonly kind: "any" }): readonly string[] | null {
  if (tokenizer.kind === "words") return tokenizer.words.slice(1);
  return tokenizer.kind === "classes" ? tokenizer.names : null;
}
