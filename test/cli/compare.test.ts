import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { freshFolder, runVarflow } from "./runVarflow.ts";

const cwd = freshFolder();
const compare = (...args: readonly string[]) => runVarflow(["compare", ...args], { cwd });
const evaluate = (out: string, ...args: readonly string[]) =>
  expect(runVarflow(["evaluate", ...args, "--quiet", "--out", out], { cwd }).code).toBe(0);

beforeAll(() => {
  evaluate("a", "raw", "best-of-n@2", "--count", "6", "--seeds", "0-1");
  evaluate("b", "tts-var@1", "best-of-n@2", "--count", "6", "--seeds", "0-1", "--pack");
});

describe("varflow compare", () => {
  it("prints strategies, differences, equal compute and what a search never saw", () => {
    const { code, stdout, stderr } = compare("a");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/^6 prompts × 2 seeds, shapes-64 [0-9a-f]{8}; 95 % intervals\n/);
    expect(stdout).toMatch(/\nraw@1 +\d\.\d{3} \[/);
    expect(stdout).toMatch(/best-of-n@2 +judge +(better|worse|too close)/);
    expect(stdout).toMatch(/best-of-n@2 +\d[\d.]* +raw@1 +\d/);
    expect(stdout).toContain("Gain over raw@1; * is what guided the search");
  });
  it("compares at equal compute on the metric that is asked for", () =>
    expect(compare("a", "--metric", "alignment").stdout).toMatch(
      /\nAt no more compute.*, on alignment\n.*\nbest-of-n@2 +\d.*raw@1/,
    ));
  it("joins folders, packed or not, and counts equal places once", () => {
    const { strategies, missing, baseline } = JSON.parse(
      compare("a", "b", "-f", "json", "-b", "tts-var@1").stdout,
    );
    expect(strategies.map(({ name, rows }: Record<string, unknown>) => [name, rows])).toEqual([
      ["raw@1", 12],
      ["best-of-n@2", 12],
      ["tts-var@1", 12],
    ]);
    expect({ missing, baseline }).toEqual({ missing: 0, baseline: "tts-var@1" });
  });
  it("writes CSV that reads back, and Markdown tables", () => {
    const lines = compare("a", "-f", "csv").stdout.trimEnd().split("\r\n");
    expect(lines).toHaveLength(3);
    for (const line of lines)
      expect(line.split(",")).toHaveLength(lines[0]?.split(",").length ?? 0);
    expect(compare("a", "-f", "markdown").stdout).toContain("| --- | --- |");
  });
  it("writes one page that needs nothing else, the same bytes again", () => {
    expect(compare("a", "b", "-f", "html", "-o", "c.html").code).toBe(0);
    const page = readFileSync(join(cwd, "c.html"), "utf8");
    expect(page.match(/<svg/g)?.length).toBeGreaterThanOrEqual(3);
    expect(page).toContain("color-scheme");
    expect(page.replaceAll(/xmlns(:xlink)?="[^"]*"/g, "")).not.toMatch(/https?:|<script|src=/);
    compare("a", "b", "-f", "html", "-o", "again.html");
    expect(readFileSync(join(cwd, "again.html"), "utf8")).toBe(page);
  });
  it("says what is missing of an evaluation that is not complete", () => {
    const file = join(cwd, "a", "results.jsonl");
    const whole = readFileSync(file, "utf8");
    writeFileSync(file, whole.split("\n").slice(0, -2).join("\n").concat("\n"));
    expect(compare("a").stderr).toContain("a: 1 results are missing");
    writeFileSync(file, whole);
  });
  it.each([
    [["compare"], "missing required argument"],
    [["compare", "nowhere"], "nowhere holds no evaluation"],
    [["compare", "a", "-b", "best-of-n@3"], "no results of best-of-n@3; there are: raw@1"],
    [["compare", "a", "--metric", "beauty"], "no results with beauty; there are: judge,"],
    [["compare", "a", "-f", "pdf"], "Allowed choices are text, markdown, csv, json, html"],
    [["compare", "a", "--official", "raw@1=none.jsonl"], "none.jsonl"],
  ])("%j says what is wrong", (args, said) => {
    const { code, stderr } = runVarflow(args, { cwd });
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(said) });
  });
  it("refuses to join evaluations of different models", () => {
    const file = join(cwd, "b", "settings.json");
    const text = readFileSync(file, "utf8");
    writeFileSync(file, text.replace(/"modelHash": "./, '"modelHash": "_'));
    expect(compare("a", "b").stderr).toMatch(/a and b cannot be compared.*\n {2}modelHash: "/);
    writeFileSync(file, text);
  });
});

describe("varflow evaluate --images", () => {
  it("writes pictures and sidecars in GenEval's layout, and goes on with those that are missing", () => {
    evaluate("d", "raw", "--count", "2", "--images", "p", "--layout", "geneval");
    const at = (...parts: readonly string[]) => join(cwd, "p", "raw-n1", ...parts);
    const { prompt } = JSON.parse(readFileSync(at("00000", "metadata.jsonl"), "utf8"));
    expect(prompt).toBeTypeOf("string");
    expect(existsSync(at("00001", "samples", "00000.png"))).toBe(true);
    const whole = readFileSync(join(cwd, "d", "results.jsonl"), "utf8");
    evaluate("d", "raw", "--count", "2", "--images", "q", "--layout", "plain");
    expect(existsSync(join(cwd, "q", "raw-n1", "0001-0.png"))).toBe(true);
    expect(readFileSync(join(cwd, "d", "results.jsonl"), "utf8")).toBe(whole);
  });
  it("chooses n by a budget", () => {
    evaluate("e", "best-of-n", "--count", "1", "--budget", "3.1raw");
    expect(readFileSync(join(cwd, "e", "settings.json"), "utf8")).toMatch(/"n": 3\s/);
  });
});
