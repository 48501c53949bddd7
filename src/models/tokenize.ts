import { nearest } from "../graph/nearest.ts";

/** A vocabulary of whole words: a word's id is its place; place 0 is padding. */
export interface WordTokenizer {
  readonly words: readonly string[];
  /** Most words of a prompt. */
  readonly length: number;
}

/** A prompt's ids, or what is wrong with it. */
export type Tokens =
  | {
      readonly ids: readonly number[];
      /** How many there would be, where only the first ones fit. */
      readonly of?: number;
    }
  | { readonly message: string; readonly hint: string };

/**
 * Ids of a prompt, `[length]`, padded with 0.
 *
 * Lower case; commas and full stops count as spaces. A word that is not in the vocabulary, no
 * word at all and too many words are refused, never dropped.
 */
export function tokenize(prompt: string, { words, length }: WordTokenizer): Tokens {
  const parts = prompt
    .toLowerCase()
    .split(/[\s,.]+/u)
    .filter((part) => part !== "");
  if (parts.length === 0)
    return { message: "the prompt is empty", hint: 'say what to draw, for example "two stars"' };
  const stranger = parts.find((part) => !words.includes(part));
  if (stranger !== undefined) {
    const near = nearest(stranger, words.slice(1));
    return {
      message: `the model does not know the word "${stranger}"`,
      hint: near ? `did you mean "${near}"?` : `it knows: ${words.slice(1).join(" ")}`,
    };
  }
  if (parts.length > length)
    return {
      message: `the prompt has ${parts.length} words`,
      hint: `the model reads at most ${length}`,
    };
  const ids = parts.map((part) => words.indexOf(part));
  return { ids: [...ids, ...Array<number>(length - ids.length).fill(0)] };
}
