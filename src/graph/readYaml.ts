import * as E from "fp-ts/lib/Either.js";
import { type Document, LineCounter, parseDocument } from "yaml";
import { type Located, locator } from "./locator.ts";
import { nesting } from "./nesting.ts";
import type { Problem } from "./Problem.ts";

/** Plain data with the means to say where in its text something stands. */
export interface Yaml {
  readonly value: unknown;
  /** The same problem with its file, line and column. */
  readonly locate: (problem: Problem) => Located;
}

/** Longest text that is read as a graph, in characters: real ones have about a thousand. */
const longest = 1_000_000;

/** Deepest nesting that is read: real graphs have five levels, and the YAML package recurses. */
const deepest = 100;

/**
 * Reads YAML 1.2, of which JSON is a part.
 *
 * Only data comes out: no tag, anchor or key can run code, and aliases cannot multiply without
 * bound. Gives every problem at once, each with file, line and column.
 */
export function readYaml(text: string, file: string): E.Either<readonly Located[], Yaml> {
  const start = { file, line: 1, column: 1, path: [] };
  if (text.length > longest)
    return E.left([{ ...start, message: `longer than ${longest} characters` }]);
  if (nesting(text) > deepest)
    return E.left([{ ...start, message: `nested more than ${deepest} levels deep` }]);
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    logLevel: "error",
  });
  const locate = locator(document, lines, file);
  const broken = [...document.errors, ...document.warnings];
  if (broken.length > 0)
    return E.left(broken.map(({ message, pos }) => locate({ path: [], message }, pos[0])));
  return E.tryCatch(
    () => ({ value: plainOf(document), locate: (problem: Problem) => locate(problem) }),
    (cause) => [locate({ path: [], message: (cause as Error).message })],
  );
}

/** @throws Error where aliases multiply beyond bound, or one stands inside what it names. */
function plainOf(document: Document): unknown {
  const plain: unknown = document.toJS({ maxAliasCount: 100 });
  const entered = new Set<unknown>();
  const left = new Set<unknown>();
  const enter = (value: unknown): void => {
    if (typeof value !== "object" || value === null || left.has(value)) return;
    if (entered.has(value)) throw new Error("an alias names what it stands in");
    entered.add(value);
    for (const part of Object.values(value)) enter(part);
    left.add(value);
  };
  enter(plain);
  return plain;
}
