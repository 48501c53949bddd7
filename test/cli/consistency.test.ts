import { createHash } from "node:crypto";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { ConsistencyReport } from "../../cli/ConsistencyReport.ts";
import { consistencyText } from "../../cli/consistencyText.ts";
import { proposedFile } from "../../cli/proposedFile.ts";
import { readPromptSet } from "../../cli/readPromptSet.ts";
import { shipped } from "../../cli/shipped.ts";
import { spread } from "../../cli/spread.ts";
import { filesBelow, freshFolder, runVarflow, startVarflow } from "./runVarflow.ts";

const asked = ["consistency", "--count", "2", "--paths", "8", "--completed", "6,10"];

describe("varflow consistency", () => {
  it("measures the embedded model and proposes a graph that passes check", () => {
    const cwd = freshFolder();
    const ended = runVarflow([...asked, "--out", "c", "--format", "json"], { cwd });
    expect(ended.stderr).toContain("prefixes of scale 10");
    expect(ended.code).toBe(0);
    expect(filesBelow(join(cwd, "c"))).toEqual([
      "consistency.json",
      "consistency.md",
      "proposed.yaml",
    ]);
    expect(readFileSync(join(cwd, "c", "consistency.json"), "utf8")).toBe(ended.stdout);
    const report = JSON.parse(ended.stdout) as ConsistencyReport;
    expect(report).toMatchObject({ model: "shapes-64", reward: "alignment", baseline: "tts-var" });
    expect(report.prompts).toHaveLength(2);
    expect(report.prefixes.map(({ scale }) => scale)).toEqual([6, 10]);
    const last = report.looks[0]?.consistency.find(
      ({ scale, potential }) => scale === 12 && potential === "value",
    );
    expect(last).toMatchObject({ correlation: 1, low: 1, high: 1, top1: 1 });
    const checked = runVarflow(["check", "c/proposed.yaml", "--model", "shapes-64"], { cwd });
    expect(checked).toMatchObject({ code: 0 });
  }, 180_000);

  it("reads prompts of a text file, and leaves nothing behind when it is interrupted", async () => {
    const cwd = freshFolder();
    writeFileSync(join(cwd, "prompts.txt"), "two stars\n\na red ring\n");
    const child = startVarflow(["consistency", "--prompts", "prompts.txt", "--out", "c"], cwd);
    await once(child.stderr, "data");
    child.kill("SIGINT");
    expect(await once(child, "exit")).toEqual([130, null]);
    expect(filesBelow(cwd)).toEqual(["prompts.txt"]);
  }, 120_000);

  it.each([
    ["a reward that is not there", ["--reward", "alignmant"], 'did you mean "alignment"?'],
    ["a prefix that is the whole", ["--completed", "12"], "scales in 0…11"],
    ["a prompt that the model cannot read", ["--prompts", "odd.txt"], "cannot draw"],
    ["a folder that is a file", ["--out", "odd.txt"], "is a file"],
    ["a graph that is not there", ["--baseline", "tts-vat"], 'did you mean "tts-var"?'],
    ["one path, which has no rank", ["--paths", "1"], "2…1024"],
  ])("refuses %s before it draws", (_, args, message) => {
    const cwd = freshFolder();
    writeFileSync(join(cwd, "odd.txt"), "a dragon\n");
    const ended = runVarflow(["consistency", ...args], { cwd });
    expect([ended.code, ended.stdout]).toEqual([2, ""]);
    expect(ended.stderr).toContain(message);
    expect(filesBelow(cwd)).toEqual(["odd.txt"]);
  });
});

describe("the committed measurement", () => {
  const committed = (name: string) =>
    readFileSync(shipped("docs", "results", "consistency", name), "utf8");
  const report = JSON.parse(committed("consistency.json")) as ConsistencyReport;

  it("says the same in its text, its graph and what the README shows", () => {
    expect(committed("consistency.md").startsWith(consistencyText(report))).toBe(true);
    expect(committed("proposed.yaml")).toBe(proposedFile(report, 13).text);
    const shown = readFileSync(shipped("bench", "results", "consistency.md"), "utf8");
    expect(shown).toBe(committed("consistency.md"));
  });
  it("is of the development prompts and the model that ships", () => {
    const text = readFileSync(shipped("models", "shapes-64", "bundle.json"), "utf8");
    expect(createHash("sha256").update(text).digest("hex")).toBe(report.modelHash);
    const prompts = readPromptSet("shapes-development").map(({ prompt }) => prompt);
    expect(report.prompts).toEqual(spread(prompts, 33));
  });
});
