import { readFileSync } from "node:fs";
import { UsageError } from "./UsageError.ts";

/**
 * The prompts of a command: its arguments, then the lines of a file, `-` being standard input.
 * Blank lines of a file are skipped; an empty argument is a prompt, and the model refuses it.
 */
export function readPrompts(given: readonly string[], file?: string): readonly string[] {
  const prompts = [...given, ...(file === undefined ? [] : linesOf(file))];
  if (prompts.length > 0) return prompts;
  throw new UsageError(
    file === undefined ? "no prompt was given" : `${nameOf(file)} holds no prompt`,
    'varflow generate "two red stars", or --prompts FILE with one a line, or --prompts - for standard input',
  );
}

function linesOf(file: string): readonly string[] {
  try {
    return readFileSync(file === "-" ? 0 : file, "utf8")
      .split(/\r?\n/)
      .filter((line) => line.trim() !== "");
  } catch (cause) {
    throw new UsageError(`${nameOf(file)} cannot be read: ${(cause as Error).message}`);
  }
}

const nameOf = (file: string) => (file === "-" ? "standard input" : file);
