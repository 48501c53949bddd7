import * as E from "fp-ts/lib/Either.js";
import type { Located } from "../graph/locator.ts";
import { type Problem, problemsOf } from "../graph/Problem.ts";
import { PromptRow } from "./PromptRow.ts";

/**
 * Reads a prompt list: a JSON object a line, blank lines skipped.
 *
 * Gives every problem at once, each with file and line; `column` is the line's first.
 */
export function parsePromptRows(
  text: string,
  file: string,
): E.Either<readonly Located[], readonly PromptRow[]> {
  const read = text.split(/\r?\n/).map((line, i) => {
    const locate = (problem: Problem): Located => ({ ...problem, file, line: i + 1, column: 1 });
    return line.trim() === "" ? E.right([]) : E.mapLeft(locateAll(locate))(parseRow(line));
  });
  const problems = read.flatMap((row) => (E.isLeft(row) ? row.left : []));
  return problems.length > 0
    ? E.left(problems)
    : E.right(read.flatMap((row) => (E.isRight(row) ? row.right : [])));
}

const locateAll = (locate: (problem: Problem) => Located) => (problems: readonly Problem[]) =>
  problems.map(locate);

function parseRow(line: string): E.Either<readonly Problem[], readonly PromptRow[]> {
  const value = E.tryCatch(
    () => JSON.parse(line) as unknown,
    (cause) => [{ path: [], message: `is no JSON: ${(cause as Error).message}` }],
  );
  if (E.isLeft(value)) return value;
  const decoded = PromptRow.decode(value.right);
  if (E.isLeft(decoded)) return E.left(problemsOf(decoded));
  const strays = straysOf(decoded.right);
  return strays.length > 0 ? E.left(strays) : E.right([decoded.right]);
}

/** Positions seen from what does not stand before them. */
const straysOf = ({ include }: PromptRow): readonly Problem[] =>
  include.flatMap(({ position }, i) =>
    position === undefined || position[1] < i
      ? []
      : [
          {
            path: ["include", i, "position", 1],
            message: `${position[1]}: expected the place of an earlier entry, below ${i}`,
          },
        ],
  );
