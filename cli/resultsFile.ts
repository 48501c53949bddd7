import { closeSync, existsSync, ftruncateSync, openSync, readFileSync, writeSync } from "node:fs";
import * as E from "fp-ts/lib/Either.js";
import { openLine, placeKey, type ResultRow, sealedLine } from "../src/evaluation/index.ts";
import { UsageError } from "./UsageError.ts";

/** The rows of a results file, and what was wrong at its end. */
export interface ResultLines {
  readonly rows: readonly ResultRow[];
  /** A last line that was torn off, and so many bytes before it; `null` where there is none. */
  readonly torn: { readonly keep: number } | null;
}

/**
 * Reads the lines of a `results.jsonl`. A last line without an end was torn by a crash and is
 * dropped; equal rows of one place count once.
 *
 * @throws UsageError for a line that is damaged, and for two different rows of one place.
 */
export function readLines(text: string, file: string): ResultLines {
  const end = text.lastIndexOf("\n") + 1;
  const rows = new Map<string, ResultRow>();
  for (const [i, line] of text.slice(0, end).split("\n").slice(0, -1).entries()) {
    const row = openLine(line);
    if (E.isLeft(row))
      throw new UsageError(
        `${file}:${i + 1}:1: ${row.left}`,
        "delete that line and run evaluate again: it draws what is missing",
      );
    const key = placeKey(row.right);
    const other = rows.get(key);
    if (other !== undefined && sealedLine(other) !== sealedLine(row.right))
      throw new UsageError(
        `${file}:${i + 1}:1: another result of ${key} stands above`,
        "one of them was made by another version: delete both and run evaluate again",
      );
    rows.set(key, row.right);
  }
  const keep = Buffer.byteLength(text.slice(0, end));
  return { rows: [...rows.values()], torn: end < text.length ? { keep } : null };
}

/** A file that lines are appended to, each handed to the system before the next. */
export interface LineFile {
  readonly append: (line: string) => void;
  readonly close: () => void;
}

/**
 * Opens a file of lines to go on with, cut to `keep` bytes first.
 *
 * A line that a full disk tore off is dropped by the next {@link readLines}.
 *
 * @throws UsageError where it cannot be opened.
 */
export function lineFile(file: string, keep?: number): LineFile {
  const handle = open(file);
  if (keep !== undefined) ftruncateSync(handle, keep);
  return {
    append: (line) => writeWhole(handle, `${line}\n`, file),
    close: () => closeSync(handle),
  };
}

function open(file: string): number {
  try {
    return openSync(file, "a");
  } catch (cause) {
    throw new UsageError(`${file} cannot be written: ${(cause as Error).message}`);
  }
}

function writeWhole(handle: number, line: string, file: string): void {
  const bytes = Buffer.from(line);
  try {
    for (let done = 0; done < bytes.length; ) done += writeSync(handle, bytes, done);
  } catch (cause) {
    throw Object.assign(
      new Error(`${file} cannot be written: ${(cause as Error).message}`, { cause }),
      { hint: "what was written before is kept: make room and run the same command again" },
    );
  }
}

/** The text of a file, empty where there is none. */
export const textOf = (file: string): string =>
  existsSync(file) ? readFileSync(file, "utf8") : "";
