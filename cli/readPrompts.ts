import { fileName, readText } from "./readText.ts";
import { UsageError } from "./UsageError.ts";

/**
 * The prompts of a command: its arguments, then the lines of a file, `-` being standard input.
 * Blank lines of a file are skipped; an empty argument is a prompt, and the model refuses it.
 */
export function readPrompts(given: readonly string[], file?: string): readonly string[] {
  const prompts = [...given, ...(file === undefined ? [] : linesOf(file))];
  if (prompts.length > 0) return prompts;
  throw new UsageError(
    file === undefined ? "no prompt was given" : `${fileName(file)} holds no prompt`,
    'varflow generate "two red stars", or --prompts FILE with one a line, or --prompts - for standard input',
  );
}

const linesOf = (file: string): readonly string[] =>
  readText(file)
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "");
