import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { FitReport } from "../../../cli/fit/FitReport.ts";
import { filesBelow, freshFolder, runVarflow } from "../runVarflow.ts";

const asked = ["fit", "--count", "3", "--paths", "4"];

describe("varflow fit", () => {
  it("fits predictions for the embedded model and writes a graph that passes check", () => {
    const cwd = freshFolder();
    const more = ["--graph", "smc", "--rewards", "aesthetic", "--scales", "5", "--json"];
    const ended = runVarflow([...asked, ...more, "--out", "f"], { cwd });
    expect(ended.stderr).toContain("seed 0");
    expect(ended.code).toBe(0);
    expect(filesBelow(join(cwd, "f"))).toEqual(["fit.json", "fit.md", "predicted.yaml"]);
    expect(readFileSync(join(cwd, "f", "fit.json"), "utf8")).toBe(ended.stdout);
    const report = JSON.parse(ended.stdout) as FitReport;
    expect(report).toMatchObject({ model: "shapes-64", graph: "smc", target: "alignment" });
    expect(report).toMatchObject({ scales: [4, 5, 6, 8, 10], predicts: [4, 6, 8, 10] });
    expect(Object.keys(report.rows[1]?.predictor.weights ?? {})).toEqual([
      "alignment",
      "aesthetic",
    ]);
    const checked = runVarflow(["check", "f/predicted.yaml", "--model", "shapes-64"], { cwd });
    expect(checked).toMatchObject({ code: 0 });
    expect(checked.stdout).toContain("exact at lambda 10");
    const drawn = runVarflow(
      ["generate", "two stars", "--graph", "f/predicted.yaml", "--out", "d", "--trace", "t.jsonl"],
      { cwd },
    );
    expect(drawn.code).toBe(0);
    const predicted = readFileSync(join(cwd, "t.jsonl"), "utf8").match(/"reward":"predicted"/g);
    expect(predicted).toHaveLength(4);
  }, 180_000);

  it.each([
    [
      "a graph that scores at the end alone",
      ["--graph", "best-of-n"],
      "scores nothing by alignment before the last scale",
    ],
    [
      "a graph that ends with several rewards",
      ["--graph", "tts-var-ensemble"],
      "no score by one reward alone",
    ],
    ["a reward that is not there", ["--rewards", "aestetic"], 'did you mean "aesthetic"?'],
    ["the last scale", ["--scales", "12"], "scales in 0…11"],
    ["one prompt", ["--prompts", "one.txt"], "two prompts at least"],
    ["a folder that is a file", ["--out", "one.txt"], "is a file"],
  ])("refuses %s before it draws", (_, args, message) => {
    const cwd = freshFolder();
    writeFileSync(join(cwd, "one.txt"), "two stars\n");
    const ended = runVarflow([...asked, ...args], { cwd });
    expect([ended.code, ended.stdout]).toEqual([2, ""]);
    expect(ended.stderr).toContain(message);
    expect(filesBelow(cwd)).toEqual(["one.txt"]);
  });
});
