import { readFileSync } from "node:fs";
import { shipped } from "../cli/shipped.ts";

/** Prompts of a split of the embedded world, in the order of the file. */
export const readPromptSet = (split: "development" | "heldout"): readonly string[] =>
  readFileSync(shipped("export", "prompts", `${split}.jsonl`), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => (JSON.parse(line) as { prompt: string }).prompt);
