import { readFileSync } from "node:fs";
import { UsageError } from "./UsageError.ts";

/**
 * The text of a file, `-` being standard input.
 *
 * @throws UsageError where it cannot be read.
 */
export function readText(file: string): string {
  try {
    return readFileSync(file === "-" ? 0 : file, "utf8");
  } catch (cause) {
    throw new UsageError(`${fileName(file)} cannot be read: ${(cause as Error).message}`);
  }
}

/** What a file is called in a message. */
export const fileName = (file: string): string => (file === "-" ? "standard input" : file);
