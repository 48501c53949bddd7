import { existsSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import * as E from "fp-ts/lib/Either.js";
import { type Asked, parsePromptLines, parsePromptRows } from "../src/evaluation/index.ts";
import { type Located, nearest } from "../src/index.ts";
import { describeProblem } from "./describeProblem.ts";
import { readText } from "./readText.ts";
import { shipped } from "./shipped.ts";
import { UsageError } from "./UsageError.ts";

/** Names of the prompt lists that ship with varflow. */
export const shippedPromptSets = (): readonly string[] =>
  readdirSync(shipped("prompts"))
    .filter((file) => file.endsWith(".jsonl"))
    .map((file) => file.replace(/\.jsonl$/, ""))
    .sort();

/**
 * The prompts of a list by its name or file, in the order of the file: GenEval's format where the
 * name ends in `.jsonl`, else a prompt a line. `color_val.txt` and its like are T2I-CompBench's, and
 * carry their category.
 *
 * @throws UsageError for a list that is missing, empty, says a prompt twice or breaks its format.
 */
export function readPromptSet(given: string): readonly Asked[] {
  const file = promptFile(given);
  const text = readText(file).replace(/^\uFEFF/, "");
  const read: E.Either<readonly Located[], readonly Asked[]> = file.endsWith(".jsonl")
    ? parsePromptRows(text, file)
    : E.map((prompts: readonly string[]) =>
        prompts.map((prompt) => ({ prompt, tag: categoryOf(file) })),
      )(parsePromptLines(text, file));
  if (E.isLeft(read)) throw new UsageError(read.left.map(describeProblem).join("\n"));
  if (read.right.length > 0) return read.right;
  throw new UsageError(
    `${file} holds no prompt`,
    file.endsWith(".jsonl") ? 'a line says {"tag": …, "prompt": …, "include": […]}' : "one a line",
  );
}

function promptFile(given: string): string {
  if (existsSync(given) && statSync(given).isFile()) return given;
  const known = shippedPromptSets();
  if (known.includes(given)) return shipped("prompts", `${given}.jsonl`);
  const near = nearest(given.replace(/^.*[\\/]|\.(jsonl|txt)$/g, ""), known);
  throw new UsageError(
    existsSync(given) ? `${given} is a folder, no prompt list` : `no prompt list "${given}"`,
    near ? `did you mean "${near}"?` : `a file, or one of: ${known.join(", ")}`,
  );
}

const compBench =
  /^(color|shape|texture|spatial|3d_spatial|numeracy|non_spatial|complex)_(?:val|train)(?:_\w+)?\.txt$/;

/** T2I-CompBench's category, said by the name of its file alone; `null` for other files. */
const categoryOf = (file: string): string | null =>
  compBench.exec(path.basename(file))?.[1] ?? null;
