import * as E from "fp-ts/lib/Either.js";
import type { Located } from "../graph/locator.ts";
import { type Problem, problemsOf } from "../graph/Problem.ts";
import { locatedJson } from "./locatedJson.ts";
import { PromptRow } from "./PromptRow.ts";
import { saidTwice } from "./saidTwice.ts";

/**
 * Reads a prompt list in GenEval's format: a JSON object a line, blank lines skipped.
 *
 * Gives every problem at once, each with file, line and column. A prompt that stands there twice is
 * one: results are told apart by their prompts.
 */
export function parsePromptRows(
  text: string,
  file: string,
): E.Either<readonly Located[], readonly PromptRow[]> {
  const read = text
    .split(/\r?\n/)
    .flatMap((line, i) => (line.trim() === "" ? [] : [parseRow(line, file, i + 1)]));
  const placed = read.flatMap((row) => (E.isRight(row) ? [row.right] : []));
  const problems = [
    ...read.flatMap((row) => (E.isLeft(row) ? row.left : [])),
    ...saidTwice(placed.map(({ row, place }) => ({ ...place, prompt: row.prompt }))),
  ];
  return problems.length > 0 ? E.left(problems) : E.right(placed.map(({ row }) => row));
}

interface PlacedRow {
  readonly row: PromptRow;
  readonly place: Pick<Located, "file" | "line" | "column">;
}

function parseRow(
  text: string,
  file: string,
  line: number,
): E.Either<readonly Located[], PlacedRow> {
  const json = locatedJson(text, file, line);
  if (E.isLeft(json)) return json;
  const { value, locate } = json.right;
  const decoded = PromptRow.decode(value);
  const problems = E.isLeft(decoded) ? problemsOf(decoded) : straysOf(decoded.right);
  if (E.isLeft(decoded) || problems.length > 0) return E.left(problems.map(locate));
  return E.right({ row: decoded.right, place: { file, line, column: 1 } });
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
