import * as E from "fp-ts/lib/Either.js";
import type { Graph } from "./Graph.ts";
import type { Located } from "./locator.ts";
import type { Problem } from "./Problem.ts";
import type { StepTest } from "./StepTest.ts";
import { writtenIn } from "./Written.ts";

/** A graph with the means to say where in its text something stands. */
export interface Parsed {
  readonly graph: Graph;
  /** Those that the file itself writes. */
  readonly tests: readonly StepTest[];
  /** The same problem with its file, line and column, and its path in that file. */
  readonly locate: (problem: Problem) => Located;
}

/**
 * Reads the text of a graph file (YAML 1.2, of which JSON is a part) that stands for itself; for
 * those that may extend another there is {@link resolve}.
 *
 * Only data comes out: no tag, anchor or key can run code, and aliases cannot multiply without
 * bound. Gives every problem at once, each with file, line and column.
 */
export function parse(text: string, file: string): E.Either<readonly Located[], Parsed> {
  const { value, tests, base, problems, locate } = writtenIn(text, file);
  if (problems.length > 0) return E.left(problems);
  if (base === undefined) return E.right({ graph: value as Graph, tests, locate });
  const message = "extends another file, which is not read here";
  return E.left([locate({ path: ["extends"], message, hint: "resolve it, given its files" })]);
}
