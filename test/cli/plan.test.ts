import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { OfficialLine, Plan } from "../../src/index.ts";
import { filesBelow, freshFolder, jsonLines, runVarflow } from "./runVarflow.ts";

type Told = Plan & {
  readonly totalFlops: number;
  readonly rawFlops: number;
  readonly official?: readonly OfficialLine[];
};
const told = (...args: readonly string[]): Told => {
  const { code, stdout, stderr } = runVarflow(["plan", ...args, "--json"]);
  expect([code, stderr]).toEqual([0, ""]);
  return jsonLines<Told>(stdout)[0] as Told;
};
const infinity = ["--model", "infinity-2b"];
const tera = (flops: number) => (flops / 1e12).toFixed(1);

describe("varflow plan", () => {
  it("gives the paper's figures from a bundle without weights", () => {
    // The paper's code makes keys and values of the text anew at every scale; varflow does not.
    const again = (plan: Told) => {
      const [prompt, transformer] = plan.official ?? [];
      const texts = (plan.scales[0]?.generated ?? 0) * 1.236950581248e12;
      return (prompt?.official ?? 0) - texts + (transformer?.official ?? 0);
    };
    const raw = told("raw", ...infinity, "--official");
    expect([tera(again(raw)), raw.n]).toEqual(["115.6", 1]);
    expect(tera(raw.flops.transformer)).toBe("115.3");
    const search = told("tts-var", ...infinity, "--official");
    expect(tera(again(search))).toBe("150.4");
    expect(tera(search.flops.transformer)).toBe("148.7");
    expect(search.scales.map(({ generated }) => generated)).toEqual([
      8, 8, 8, 6, 6, 6, 4, 2, 2, 2, 1, 1, 1,
    ]);
    // Memory by scale, in GiB: adaptive widths have their peak where one path has it.
    const gib = search.scales.map(({ stateBytes }) => (stateBytes / 2 ** 30).toFixed(1));
    expect(gib.join(" ")).toBe("0.0 0.0 0.1 0.2 0.4 0.8 1.0 0.9 1.5 2.5 2.0 3.1 5.1");
    expect(search.scales.at(-1)?.stateBytes).toBe(raw.scales.at(-1)?.stateBytes);
    expect(search.peakStateBytes).toBe(raw.peakStateBytes);
  });
  it("tells line by line what the official code spends on the same search", () => {
    const { stdout } = runVarflow(["plan", "tts-var", ...infinity, "--official"]);
    const lines = stdout.slice(stdout.indexOf("official")).split("\n");
    expect(lines.map((line) => line.trim().split(/ {2,}/)[0])).toEqual(
      expect.arrayContaining(["prompt", "transformer", "decode", "extract", "score", "in all"]),
    );
    const { official = [], flops } = told("tts-var", ...infinity, "--official");
    const decode = official.find(({ part }) => part === "decode");
    expect([decode?.varflow, tera(decode?.official ?? 0)]).toEqual([flops.decode, "551.5"]);
    expect(stdout).toMatch(/^ *in all +\d+\.\d+ +\d+\.\d+ {2}\d\.\d\d times$/m);
    const none = runVarflow(["plan", "tts-var", "--official"]);
    expect(none).toMatchObject({ code: 2, stdout: "" });
    expect(none.stderr).toContain("shapes-64 says nothing of official code");
  });
  it("prints a table whose columns stand one under the other", () => {
    const { code, stdout } = runVarflow(["plan", "tts-var", "-n", "2"]);
    expect(code).toBe(0);
    const lines = stdout.split("\n");
    expect(lines[0]).toBe("tts-var with shapes-64, n = 2");
    expect(stdout).toMatch(/^ {4}2 +2 +16 → 12 +0\.\d{3} +0\.\d{3} +\d\.\d{3} +0\.\d{3} +1\.750$/m);
    expect(stdout).toMatch(/^begin +0\.086$/m);
    expect(stdout).toMatch(/^ *in all +18\.6 GFLOP, 5\.59 raw images$/m);
    const table = lines.slice(2, 2 + 2 + 13);
    expect(new Set(table.map((line) => line.length)).size).toBe(1);
  });
  it("says the least and the most where branches decide", () => {
    const { stdout } = runVarflow(["plan", "elite-and-diverse"]);
    expect(stdout).toMatch(/8 → 4 to 6 /);
    expect(stdout).toMatch(/raw images at most; at least 12\.5 GFLOP/);
  });
  it("chooses the largest n that a budget pays for", () => {
    const { n, totalFlops, rawFlops } = told("best-of-n", "--budget", "8 raw");
    expect(totalFlops).toBeLessThanOrEqual(8 * rawFlops);
    expect(told("best-of-n", "-n", String(n + 1)).totalFlops).toBeGreaterThan(8 * rawFlops);
    expect(told("tts-var", ...infinity, "--budget", "1pflop").n).toBe(2);
    expect(told("raw", "--budget", "1PFLOP").n).toBe(1);
    expect(runVarflow(["plan", "tts-var", "--budget", "8raw"]).stdout).toMatch(
      /n = 2 is the largest that 8 raw images pay for\n$/,
    );
  });
  it.each([
    [
      "a budget that pays for nothing",
      ["tts-var", ...infinity, "--budget", "10TFLOP"],
      /costs 359 TFLOP at n = 1, more than the budget of 10.0 TFLOP\n {2}hint: --budget 2\.\d+raw/,
    ],
    ["n and a budget", ["tts-var", "-n", "1", "--budget", "8raw"], /both choose n[\s\S]*hint/],
    ["no budget", ["tts-var", "--budget", "10"], /10TFLOP; also/],
    ["n = 0", ["tts-var", "-n", "0"], /integer in 1…1024/],
    ["n of a graph of one path", ["raw", "-n", "2"], /n must be 1, not 2[\s\S]*best-of-n/],
    ["an unknown graph", ["tts-vra"], /no graph file[\s\S]*did you mean "tts-var"/],
    [
      "an unknown model",
      ["tts-var", "-m", "infinity"],
      /no model[\s\S]*did you mean "infinity-2b"/,
    ],
  ])("refuses %s", (_, args, message) => {
    const { code, stdout, stderr } = runVarflow(["plan", ...args]);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(message);
  });
  it("says the amount that its hint names, and that amount pays", () => {
    const { stderr } = runVarflow(["plan", "tts-var", ...infinity, "--budget", "1raw"]);
    const [, enough = ""] = /--budget (\S+) pays/.exec(stderr) ?? [];
    expect(told("tts-var", ...infinity, "--budget", enough).n).toBe(1);
  });
  it("names every problem of a graph for this model, with its place", () => {
    const cwd = freshFolder();
    writeFileSync(
      join(cwd, "mine.yaml"),
      "name: mine\nscales: 13\npaths: 2\nsteps:\n  - { op: generate }\n  - { op: decode, at: [12] }\n  - { op: score, at: [12], with: { reward: alignmend } }\n  - { op: best, at: [12] }\n",
    );
    const { code, stderr } = runVarflow(["plan", "mine.yaml", ...infinity], { cwd });
    expect(code).toBe(2);
    expect(stderr).toMatch(/mine\.yaml:7:\d+: .*"alignmend"\n {2}hint: did you mean "alignment"/);
  });
  it("helps, with examples", () => {
    expect(runVarflow(["--help"]).stdout).toContain("plan");
    expect(runVarflow(["plan", "--help"]).stdout).toContain("Examples:");
  });
});

describe("a bundle without weights", () => {
  it("is listed as such", () => {
    expect(runVarflow(["models"]).stdout).toMatch(
      /^infinity-2b: [\s\S]*words +any\n +here +plan works, drawing does not/m,
    );
    expect(jsonLines(runVarflow(["models", "--json"]).stdout)).toContainEqual(
      expect.objectContaining({
        name: "infinity-2b",
        drawing: expect.objectContaining({ weights: false, words: null, judge: null }),
      }),
    );
  });
  it("cannot be drawn with: generate says so and leaves nothing behind", () => {
    const cwd = freshFolder();
    const { code, stderr } = runVarflow(["generate", "a cat", "--out", "o", ...infinity], { cwd });
    expect(code).toBe(2);
    expect(stderr).toMatch(/has costs but no weights: plan works, drawing does not\n {2}hint: /);
    expect(filesBelow(cwd)).toEqual([]);
  });
  it("can be checked against", () =>
    expect(runVarflow(["check", "tts-var", ...infinity]).code).toBe(0));
});
