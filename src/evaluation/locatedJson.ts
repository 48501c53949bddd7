import * as E from "fp-ts/lib/Either.js";
import { LineCounter, parseDocument } from "yaml";
import { type Located, locator } from "../graph/locator.ts";
import type { Problem } from "../graph/Problem.ts";

/** What a JSON text says, and where its parts stand in their file. */
export interface LocatedJson {
  readonly value: unknown;
  readonly locate: (problem: Problem) => Located;
}

/**
 * Reads a JSON text that begins at line `first` of a file.
 *
 * Places are looked up only when something is wrong, by reading the text once more as the YAML that
 * it is too.
 */
export function locatedJson(
  text: string,
  file: string,
  first = 1,
): E.Either<readonly Located[], LocatedJson> {
  const lower = (located: Located): Located => ({ ...located, line: located.line + first - 1 });
  const locate = (problem: Problem): Located => {
    const lineCounter = new LineCounter();
    const document = parseDocument(text, { lineCounter, uniqueKeys: false });
    return lower(locator(document, lineCounter, file)(problem));
  };
  try {
    return E.right({ value: JSON.parse(text) as unknown, locate });
  } catch (cause) {
    const { message } = cause as Error;
    const before = text.slice(0, slipOf(message, text)).split("\n");
    const at = { line: before.length, column: (before.at(-1) ?? "").length + 1 };
    return E.left([lower({ file, ...at, path: [], message: `is no JSON: ${message}` })]);
  }
}

/** Where the reader stumbled, counted in UTF-16 units. */
function slipOf(message: string, text: string): number {
  const [, position] = /at position (\d+)/.exec(message) ?? [];
  if (position !== undefined) return Number(position);
  if (!isOddToken(text)) return text.length;
  let [before, after] = [0, text.length];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (isOddToken(text.slice(0, middle))) after = middle;
    else before = middle;
  }
  return before;
}

/** Of a token that cannot stand there the reader names no place: but a beginning before it lacks it. */
function isOddToken(text: string): boolean {
  try {
    JSON.parse(text);
    return false;
  } catch (cause) {
    return (cause as Error).message.startsWith("Unexpected token");
  }
}
