import { PromptError } from "../../errors.ts";
import type { PromptReader } from "../promptReader.ts";
import { hostFeed } from "./hostFeed.ts";
import type { Feed } from "./protocol.ts";

/** A prompt's ids as an input, int64 `[1, T]`. */
export async function idsFeed(prompt: string, { read }: PromptReader): Promise<Feed> {
  const tokens = await read(prompt);
  if ("message" in tokens) throw new PromptError(tokens.message, tokens.hint);
  return hostFeed([1, tokens.ids.length], BigInt64Array.from(tokens.ids, BigInt));
}
