import * as E from "fp-ts/lib/Either.js";
import type { Located } from "../graph/locator.ts";
import { saidTwice } from "./saidTwice.ts";

/**
 * Reads a text with one prompt a line: what stands before a tab, white space around it and blank
 * lines dropped. So T2I-CompBench's lists are read too, whose lines may carry more after a tab.
 *
 * On the left each prompt that stands there twice, with its line.
 */
export function parsePromptLines(
  text: string,
  file: string,
): E.Either<readonly Located[], readonly string[]> {
  const placed = text.split(/\r?\n/).flatMap((line, i) => {
    const [prompt = ""] = line.split("\t");
    const column = 1 + prompt.length - prompt.trimStart().length;
    return prompt.trim() === "" ? [] : [{ prompt: prompt.trim(), file, line: i + 1, column }];
  });
  const problems = saidTwice(placed);
  return problems.length > 0 ? E.left(problems) : E.right(placed.map(({ prompt }) => prompt));
}
