import type { Tokenizer } from "tokenizers";

/** A text's ids, and how many there would be if nothing were cut. */
export interface Encoded {
  readonly ids: readonly number[];
  readonly tokens: number;
}

/**
 * Reads texts as a `tokenizer.json` of Hugging Face says, by Hugging Face's own library: ids with the
 * special tokens of its post-processor, cut to `length` with those kept.
 *
 * @throws Error for a text that is no `tokenizer.json`, and where the package tokenizers is absent, with
 * a hint.
 */
export async function jsonTokenizer(
  json: string,
  length: number,
): Promise<(text: string) => Promise<Encoded>> {
  const { Tokenizer: Reader } = await load();
  const whole = Reader.fromString(json);
  const cut = Reader.fromString(json);
  // A file may say how it was used last: that a text is filled up, or cut elsewhere.
  for (const one of [whole, cut]) {
    one.disablePadding();
    one.disableTruncation();
  }
  cut.setTruncation(length);
  return async (text) => {
    const ids = await idsOf(cut, text);
    return { ids, tokens: ids.length < length ? ids.length : (await idsOf(whole, text)).length };
  };
}

const idsOf = async (tokenizer: Tokenizer, text: string): Promise<readonly number[]> =>
  (await tokenizer.encode(text)).getIds();

async function load(): Promise<typeof import("tokenizers")> {
  try {
    // A module of the old kind: its exports are those of `default`.
    return (await import("tokenizers")).default as unknown as typeof import("tokenizers");
  } catch (cause) {
    throw Object.assign(new Error(`tokenizers is not usable: ${(cause as Error).message}`), {
      hint: "install it with: npm install tokenizers",
    });
  }
}
