import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tokenize } from "../../../src/models/tokenize.ts";

const tokenizer = { words: ["", "a", "photo", "of", "two", "stars", "and", "red"], length: 6 };
const ids = (prompt: string) => tokenize(prompt, tokenizer);

describe("tokenize", () => {
  it("gives each word its place, and pads with 0", () => {
    expect(ids("two red stars")).toEqual({ ids: [4, 7, 5, 0, 0, 0] });
    expect(ids("a photo of two red stars")).toEqual({ ids: [1, 2, 3, 4, 7, 5] });
  });
  it("reads over case, spaces, commas and full stops", () =>
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...tokenizer.words.slice(1)), { minLength: 1, maxLength: 6 }),
        fc.array(fc.constantFrom(" ", ", ", ".", "\n\t", " . "), { minLength: 7, maxLength: 7 }),
        (words, gaps) => {
          const shouted = words.map((word, i) => (i % 2 === 0 ? word : word.toUpperCase()));
          const text = gaps[0] + shouted.map((word, i) => word + gaps[i + 1]).join("");
          expect(ids(text)).toEqual(ids(words.join(" ")));
          expect(ids(text)).toMatchObject({ ids: expect.arrayContaining([0].slice(6)) });
        },
      ),
    ));
  it("refuses, never drops: a stranger, nothing, too much", () => {
    expect(ids("two sttars")).toEqual({
      message: 'the model does not know the word "sttars"',
      hint: 'did you mean "stars"?',
    });
    expect(ids("two hippopotamuses")).toMatchObject({
      hint: "it knows: a photo of two stars and red",
    });
    for (const empty of ["", "  ", ",.", "\n"])
      expect(ids(empty)).toMatchObject({ message: "the prompt is empty" });
    expect(ids("a a a a a a a")).toEqual({
      message: "the prompt has 7 words",
      hint: "the model reads at most 6",
    });
    expect(ids("two! stars")).toMatchObject({ message: 'the model does not know the word "two!"' });
  });
});
