import { Tokenizer } from "@huggingface/tokenizers";

/**
 * Reads texts as a `tokenizer.json` of Hugging Face says: ids with special tokens, cut to `length` with
 * the last one kept, and how many there would have been.
 */
export function jsonTokenizer(
  json: unknown,
  length: number,
): (text: string) => { readonly ids: readonly number[]; readonly tokens: number } {
  const tokenizer = new Tokenizer(json as object, {});
  return (text) => {
    const { ids } = tokenizer.encode(text);
    const cut = ids.length > length ? [...ids.slice(0, length - 1), ids.at(-1) as number] : ids;
    return { ids: cut, tokens: ids.length };
  };
}
