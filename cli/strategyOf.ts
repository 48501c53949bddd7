import { UsageError } from "./UsageError.ts";

/** A graph as a command names it, and the widths to run it with. */
export interface Wanted {
  /** A graph file, or the name of a graph that ships. */
  readonly file: string;
  /** Empty where the command names none. */
  readonly ns: readonly number[];
}

const form = /^(?<file>.+?)(?:@(?<ns>\d+(?:,\d+)*))?$/u;

/**
 * Reads `tts-var@1,2,4` or `mine.yaml`.
 *
 * @throws UsageError for an n outside 1…1024.
 */
export function strategyOf(given: string): Wanted {
  const { file = given, ns } = form.exec(given)?.groups ?? {};
  const numbers = ns === undefined ? [] : ns.split(",").map(Number);
  const odd = numbers.find((n) => n < 1 || n > 1024);
  if (odd !== undefined)
    throw new UsageError(`${given}: n is ${odd}`, "an integer in 1…1024, as in tts-var@1,2,4");
  return { file, ns: [...new Set(numbers)] };
}
