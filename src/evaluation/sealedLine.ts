import { createHash } from "node:crypto";
import * as E from "fp-ts/lib/Either.js";
import { problemsOf } from "../graph/Problem.ts";
import { ResultRow } from "./ResultRow.ts";

/** A row as a line of `results.jsonl`, with a checksum that tells whether it is whole. */
export function sealedLine(row: ResultRow): string {
  const text = JSON.stringify(row);
  return `{"checksum":"${checksumOf(text)}","row":${text}}`;
}

const head = /^\{"checksum":"([0-9a-f]{16})","row":(.*)\}$/su;

/** Reads a line that {@link sealedLine} wrote; on the left what is wrong with it. */
export function openLine(line: string): E.Either<string, ResultRow> {
  const [, checksum, text] = head.exec(line) ?? [];
  if (text === undefined) return E.left("is no result: expected a checksum and a row");
  if (checksumOf(text) !== checksum) return E.left("is damaged: its checksum is another");
  const decoded = ResultRow.decode(JSON.parse(text));
  return E.isRight(decoded)
    ? decoded
    : E.left(
        problemsOf(decoded)
          .map(({ path, message }) => `${path.join(".")}: ${message}`)
          .join("; "),
      );
}

const checksumOf = (text: string): string =>
  createHash("sha256").update(text).digest("hex").slice(0, 16);
