import * as E from "fp-ts/lib/Either.js";
import { parse } from "yaml";
import { problemsOf } from "../../src/graph/Problem.ts";
import { Space } from "../../src/tuning/index.ts";
import { readText } from "../readText.ts";
import { UsageError } from "../UsageError.ts";

/** The search space that a YAML file describes. @throws UsageError with every problem of it. */
export function readSpace(file: string): Space {
  const decoded = Space.decode(parsed(readText(file), file) ?? {});
  if (E.isRight(decoded)) return decoded.right;
  const problems = problemsOf(decoded).map(
    ({ path, message, hint }) =>
      `${file}: ${path.join(".")}: ${message}${hint === undefined ? "" : `\n  hint: ${hint}`}`,
  );
  throw new UsageError(problems.join("\n"), `keys: ${Object.keys(Space.optional).join(", ")}`);
}

function parsed(text: string, file: string): unknown {
  try {
    return parse(text);
  } catch (cause) {
    throw new UsageError(`${file} is no YAML: ${(cause as Error).message}`);
  }
}
