import { readFileSync } from "node:fs";
import * as E from "fp-ts/lib/Either.js";
import { describeProblem } from "../cli/describeProblem.ts";
import { shipped } from "../cli/shipped.ts";
import { type PromptRow, parsePromptRows } from "../src/evaluation/index.ts";

/** Prompts of a split of the embedded world, in the order of the file. */
export function readPromptSet(split: "development" | "heldout"): readonly PromptRow[] {
  const file = shipped("prompts", `shapes-${split}.jsonl`);
  const rows = parsePromptRows(readFileSync(file, "utf8"), file);
  if (E.isLeft(rows)) throw new Error(rows.left.map(describeProblem).join("\n"));
  return rows.right;
}
