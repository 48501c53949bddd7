import * as fc from "fast-check";
import * as E from "fp-ts/lib/Either.js";
import { expect, it } from "vitest";
import { describeProblem } from "../../../cli/describeProblem.ts";
import { parsePromptLines } from "../../../src/evaluation/parsePromptLines.ts";

const prompts = fc.uniqueArray(fc.stringMatching(/^[a-z"_][ -~]*[a-z.]$/));

it("reads back prompts, however the lines end and whatever stands after a tab", () =>
  fc.assert(
    fc.property(
      prompts,
      fc.constantFrom("\n", "\r\n", "\n\n", " \r\n  \n"),
      fc.constantFrom("", "\ta note\twith tabs", "  "),
      (wanted, end, after) => {
        const text = wanted.map((prompt) => `${prompt}${after}${end}`).join("");
        expect(parsePromptLines(text, "p.txt")).toEqual(E.right(wanted));
      },
    ),
  ));
it("names both lines of every prompt that stands there twice", () => {
  const read = parsePromptLines("a cow\n\n  a cow\ta\na pig\na cow", "p.txt");
  expect(E.isLeft(read) && read.left.map(describeProblem)).toEqual([
    expect.stringMatching(/^p\.txt:3:3: "a cow" stands on line 1 already/),
    expect.stringMatching(/^p\.txt:5:1: "a cow" stands on line 1 already/),
  ]);
});
