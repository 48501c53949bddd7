import { PromptError } from "../../errors.ts";
import { tokenize, type WordTokenizer } from "../tokenize.ts";
import { hostFeed } from "./hostFeed.ts";
import type { Feed } from "./protocol.ts";

/** A prompt's ids as an input, int64 `[1, length]`. */
export function idsFeed(prompt: string, tokenizer: WordTokenizer): Feed {
  const tokens = tokenize(prompt, tokenizer);
  if ("message" in tokens) throw new PromptError(tokens.message, tokens.hint);
  return hostFeed([1, tokens.ids.length], BigInt64Array.from(tokens.ids, BigInt));
}
