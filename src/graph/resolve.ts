import * as E from "fp-ts/lib/Either.js";
import { draftOf, extend, locatorOf, plainOf } from "./extend.ts";
import { beside, FileBelow } from "./FileBelow.ts";
import type { Graph } from "./Graph.ts";
import { GraphFile } from "./GraphFile.ts";
import type { Part } from "./Layers.ts";
import type { Located } from "./locator.ts";
import type { Problem } from "./Problem.ts";
import { problemsOf } from "./Problem.ts";
import type { Parsed } from "./parse.ts";
import { type Written, writtenIn } from "./Written.ts";

/** The text of a file, or `undefined` if there is none. */
export type ReadText = (file: string) => string | undefined;

/** Most files that extend one another. */
const most = 16;

/**
 * Reads the text of a graph file, and with `read` those that it extends, one after the other.
 *
 * The graph shows no trace of that. Gives every problem of all files at once; the place of one
 * found later is where the newest file that writes the key in question has it.
 */
export function resolve(
  text: string,
  file: string,
  read: ReadText,
): E.Either<readonly Located[], Parsed> {
  const chain = chainOf(text, file, read, []);
  const problems = chain.flatMap((written) => written.problems);
  if (problems.length > 0) return E.left(problems);
  const { tests } = chain[0] as Written;
  const [whole, ...changes] = chain.map(partOf).reverse() as [Part, ...Part[]];
  if (changes.length === 0)
    return E.right({ graph: whole.value as Graph, tests, locate: whole.locate });
  let draft = draftOf(whole);
  const wrong: Located[] = [];
  for (const change of changes) {
    const extended = extend(draft, change);
    draft = extended.draft;
    wrong.push(...extended.problems);
  }
  if (wrong.length > 0) return E.left(wrong);
  const locate = locatorOf(draft);
  const decoded = GraphFile.decode(plainOf(draft));
  return E.isLeft(decoded)
    ? E.left(problemsOf(decoded).map(locate))
    : E.right({ graph: decoded.right as Graph, tests, locate });
}

const partOf = ({ value, locate }: Written): Part => ({ value, path: [], locate });

/** A file and those it extends, the newest first, as far as they are there. */
function chainOf(
  text: string,
  file: string,
  read: ReadText,
  above: readonly string[],
): readonly Written[] {
  const written = writtenIn(text, file);
  if (!FileBelow.is(written.base)) return [written];
  const files = [...above, file];
  const next = beside(file, written.base);
  const endless = tooLong(files, next);
  const found = endless === undefined ? read(next) : undefined;
  if (found !== undefined) return [written, ...chainOf(found, next, read, files)];
  const refused = endless ?? {
    message: `no file "${next}"`,
    hint: "a path from the folder of this file",
  };
  const problem = written.locate({ path: ["extends"], ...refused });
  return [{ ...written, problems: [...written.problems, problem] }];
}

function tooLong(files: readonly string[], next: string): Omit<Problem, "path"> | undefined {
  if (files.includes(next))
    return { message: `goes in a circle: ${[...files, next].join(" extends ")}` };
  return files.length < most
    ? undefined
    : { message: `more than ${most} files that extend one another` };
}
