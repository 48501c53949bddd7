import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { promptReader } from "../../../src/models/promptReader.ts";

/** The smallest tokenizer.json: whole words, each text closed by </s>. */
const json = {
  version: "1.0",
  truncation: null,
  padding: null,
  added_tokens: [
    {
      ...{ id: 0, content: "</s>", special: true, single_word: false },
      ...{ lstrip: false, rstrip: false, normalized: false },
    },
  ],
  normalizer: { type: "Lowercase" },
  pre_tokenizer: { type: "Whitespace" },
  post_processor: {
    type: "TemplateProcessing",
    single: [{ Sequence: { id: "A", type_id: 0 } }, { SpecialToken: { id: "</s>", type_id: 0 } }],
    pair: [],
    special_tokens: { "</s>": { id: "</s>", ids: [0], tokens: ["</s>"] } },
  },
  decoder: null,
  model: {
    type: "WordPiece",
    unk_token: "?",
    continuing_subword_prefix: "##",
    max_input_chars_per_word: 100,
    vocab: { "</s>": 0, two: 1, stars: 2, "?": 3 },
  },
};
const sha256 = "0".repeat(64);

function folderWith(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), "varflow-tokenizer-"));
  writeFileSync(join(folder, "tokenizer.json"), text);
  return folder;
}

describe("promptReader", () => {
  it("reads words, and tells others the prompt itself", async () => {
    const { read, tell } = await promptReader("", {
      ...{ kind: "words", words: ["", "two", "stars"], length: 3 },
    });
    expect(await read("two stars")).toEqual({ ids: [1, 2, 0] });
    expect(tell("two stars")).toBe("two stars");
  });
  it("reads a class, and tells others its first name in the template", async () => {
    const { read, tell } = await promptReader("", {
      ...{ kind: "classes", names: ["tench, Tinca tinca", "$& crane"] },
      template: "a photo of a {}.",
    });
    expect(await read("0")).toEqual({ ids: [0] });
    expect(await read("whale")).toHaveProperty("message");
    expect(tell("tinca tinca")).toBe("a photo of a tench.");
    expect(tell("1")).toBe("a photo of a $& crane.");
    expect(tell("whale")).toBe("whale");
  });
  it("reads pieces from a file, and says where only the first ones fit", async () => {
    const folder = folderWith(JSON.stringify(json));
    const { read } = await promptReader(folder, {
      ...{ kind: "json", file: "tokenizer.json", sha256, length: 3 },
    });
    expect(await read("Two stars")).toEqual({ ids: [1, 2, 0] });
    expect(await read("two stars stars stars")).toEqual({ ids: [1, 2, 0], of: 5 });
    expect(await read(" \n")).toMatchObject({ message: "the prompt is empty" });
  });
  it("reads anything where there is no tokenizer", async () => {
    expect(await (await promptReader("")).read("whatever")).toEqual({ ids: [] });
    expect((await promptReader("", { kind: "any" })).tell("x")).toBe("x");
  });
  it.each(["{", "[]", '{"model": 1}'])("names a file that is no tokenizer: %s", async (text) => {
    const folder = folderWith(text);
    const tokenizer = { kind: "json" as const, file: "tokenizer.json", sha256, length: 3 };
    await expect(promptReader(folder, tokenizer)).rejects.toMatchObject({
      _tag: "ModelError",
      message: expect.stringContaining(join(folder, "tokenizer.json")),
    });
    await expect(promptReader(join(folder, "none"), tokenizer)).rejects.toThrow("ENOENT");
  });
});
