import { readFileSync } from "node:fs";
import * as E from "fp-ts/lib/Either.js";
import { describe, expect, it } from "vitest";
import { describeProblem } from "../../../cli/describeProblem.ts";
import { shipped } from "../../../cli/shipped.ts";
import { type PromptRow, tags } from "../../../src/evaluation/PromptRow.ts";
import { parsePromptRows } from "../../../src/evaluation/parsePromptRows.ts";

const row: PromptRow = {
  tag: "position",
  prompt: "a ring left of a moon",
  include: [
    { class: "moon", count: 1 },
    { class: "ring", count: 1, color: "red", position: ["left of", 0] },
  ],
  exclude: [{ class: "moon", count: 2 }],
  unseen: false,
};
const said = (...lines: readonly string[]) => {
  const read = parsePromptRows(lines.join("\n"), "some.jsonl");
  return E.isLeft(read) ? read.left.map(describeProblem) : [];
};
const saidOf = (change: object) => said(JSON.stringify({ ...row, ...change }))[0];

describe("parsePromptRows", () => {
  it("reads rows line by line, blank lines and both ends of lines allowed", () => {
    const line = JSON.stringify(row);
    const other = { ...row, prompt: "a moon right of a ring" };
    expect(parsePromptRows(`${line}\r\n\n${JSON.stringify(other)}\n`, "")).toEqual(
      E.right([row, other]),
    );
    expect(parsePromptRows("", "")).toEqual(E.right([]));
  });
  it.each(["development", "heldout", "heldout-wide"])(
    "reads %s.jsonl, with every category in it",
    (split) => {
      const text = readFileSync(shipped("prompts", `shapes-${split}.jsonl`), "utf8");
      const read = parsePromptRows(text, split);
      if (E.isLeft(read)) throw new Error(read.left.map(describeProblem).join("\n"));
      expect(read.right.length).toBeGreaterThanOrEqual(120);
      expect(new Set(read.right.map(({ tag }) => tag))).toEqual(new Set(Object.keys(tags)));
    },
  );
  it("reads all 553 of GenEval's official prompts as they are", () => {
    const file = shipped("prompts", "geneval.jsonl");
    const text = readFileSync(file, "utf8");
    const lines = text.trimEnd().split("\n");
    expect(lines).toHaveLength(553);
    expect(parsePromptRows(text, file)).toEqual(E.right(lines.map((line) => JSON.parse(line))));
  });
  it("refuses a prompt that stands there twice, whatever it asks for, and names both lines", () => {
    const again = JSON.stringify({ ...row, include: [{ class: "ring", count: 1 }] });
    expect(said(JSON.stringify(row), "", again)).toEqual([
      'some.jsonl:3:1: "a ring left of a moon" stands on line 1 already; expected every prompt once\n  hint: delete one of the two lines',
    ]);
  });
  it("names file, line, column and field of every problem", () => {
    const bad = JSON.stringify({ ...row, tag: "colour", prompt: 3 });
    expect(said(JSON.stringify(row), bad, "{", "[]")).toEqual([
      'some.jsonl:2:2: tag: "colour": expected one of single_object, two_object, counting, colors, position, color_attr',
      "some.jsonl:2:17: prompt: 3: expected string",
      expect.stringMatching(/^some\.jsonl:3:2: is no JSON: /),
      "some.jsonl:4:1: []: expected a mapping",
    ]);
  });
  it.each([
    [{ include: undefined }, "include: missing"],
    [{ include: [{ class: "moon", count: 0 }] }, "include[0].count: 0: expected an integer ≥ 1"],
    [{ include: [{ class: "moon" }] }, "include[0].count: missing"],
    [{ include: [{ class: "moon", count: 1, colour: "red" }] }, 'unknown key "colour"'],
    [
      { include: [{ class: "moon", count: 1, position: ["left", 0] }] },
      'include[0].position[0]: "left": expected one of left of, right of, above, below',
    ],
    [
      { include: [{ class: "moon", count: 1, position: ["above", 0] }] },
      "include[0].position[1]: 0: expected the place of an earlier entry, below 0",
    ],
    [{ exclude: [{ class: "moon" }] }, "exclude[0].count: missing"],
    [{ unseen: "no" }, 'unseen: "no": expected boolean'],
    [{ exlude: [] }, 'exlude: unknown key "exlude"'],
  ])("refuses %j", (change, message) => expect(saidOf(change)).toContain(message));
});
