import * as t from "io-ts";
import type { Choosing } from "../codecs.ts";

/** The tables of words that a codec chooses from. */
export function wordsIn(codec: t.Mixed): readonly Choosing["words"][] {
  const { words } = codec as Partial<Choosing>;
  if (words !== undefined) return [words];
  if (codec instanceof t.UnionType) return codec.types.flatMap(wordsIn);
  return codec instanceof t.ArrayType ? wordsIn(codec.type) : [];
}
