import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { readPromptSet } from "../../../cli/readPromptSet.ts";
import { shipped } from "../../../cli/shipped.ts";
import { metadataLine } from "../../../src/evaluation/metadataLine.ts";

it("is every line of GenEval's official list, byte for byte", () => {
  const lines = readFileSync(shipped("prompts", "geneval.jsonl"), "utf8").trimEnd().split("\n");
  expect(readPromptSet("geneval").map(metadataLine)).toEqual(lines);
});
it("says the same as the prompt, in ASCII, whatever the prompt says", () =>
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.string(), (prompt, shape) => {
      const include = [{ class: shape, count: 1 }];
      const line = metadataLine({ prompt, tag: "colors", include, unseen: true });
      expect(line).toMatch(/^[ -~]*$/);
      expect(JSON.parse(line)).toEqual({ tag: "colors", include, prompt });
    }),
  ));
