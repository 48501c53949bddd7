import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readPromptSet, shippedPromptSets } from "../../cli/readPromptSet.ts";
import { UsageError } from "../../cli/UsageError.ts";

const folder = mkdtempSync(join(tmpdir(), "varflow-prompts-"));
const fileOf = (name: string, text: string): string => {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
};
const refusal = (given: string): UsageError => {
  try {
    readPromptSet(given);
  } catch (error) {
    if (error instanceof UsageError) return error;
    throw error;
  }
  throw new Error(`${given} was read`);
};

describe("readPromptSet", () => {
  it.each([
    ["geneval", 553],
    ["shapes-development", 130],
    ["shapes-heldout", 130],
    ["shapes-heldout-wide", 306],
  ])("reads %s by its name", (name, count) => {
    expect(shippedPromptSets()).toContain(name);
    expect(readPromptSet(name)).toHaveLength(count);
    expect(readPromptSet(name)[0]).toMatchObject({ tag: "single_object", include: [{ count: 1 }] });
  });
  it.each([
    "color",
    "shape",
    "texture",
    "spatial",
    "3d_spatial",
    "numeracy",
    "non_spatial",
    "complex",
  ])("takes the category of T2I-CompBench's %s_val.txt from its name", (tag) => {
    const file = fileOf(`${tag}_val.txt`, "a red car\tsomething\r\nA cat.\r\n");
    expect(readPromptSet(file)).toEqual([
      { prompt: "a red car", tag },
      { prompt: "A cat.", tag },
    ]);
  });
  it("reads any other text, a prompt a line, of no category", () => {
    const file = fileOf("my_val.txt", "\uFEFFa red car\n\n  two cats \n");
    expect(readPromptSet(file)).toEqual([
      { prompt: "a red car", tag: null },
      { prompt: "two cats", tag: null },
    ]);
  });
  it.each([
    ["genevl", 'no prompt list "genevl"', 'did you mean "geneval"?'],
    ["lists/shape-heldout.jsonl", "no prompt list", 'did you mean "shapes-heldout"?'],
    ["zzzzzzzzzzzzzzz", "no prompt list", "a file, or one of: geneval, shapes-development"],
    [folder, "is a folder, no prompt list", "a file, or one of: geneval"],
    [fileOf("empty.txt", "\n \t\n"), "empty.txt holds no prompt", "one a line"],
    [fileOf("empty.jsonl", ""), "empty.jsonl holds no prompt", "a line says {"],
    [fileOf("twice.txt", "a\nb\na\n"), 'twice.txt:3:1: "a" stands on line 1 already', undefined],
    [
      fileOf(
        "odd.jsonl",
        '{"tag": "colors", "prompt": "a", "include": [{"class": "cow", "count": 0}]}',
      ),
      "odd.jsonl:1:63: include[0].count: 0: expected an integer ≥ 1",
      undefined,
    ],
  ])("refuses %s", (given, message, hint) => {
    const error = refusal(given);
    expect(error.message).toContain(message);
    if (hint !== undefined) expect(error.hint).toContain(hint);
  });
});
