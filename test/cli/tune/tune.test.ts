import { once } from "node:events";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { readResults } from "../../../cli/readResults.ts";
import type { TuneReport } from "../../../cli/tune/TuneReport.ts";
import { halved } from "../../../src/tuning/halved.ts";
import { ranked } from "../../../src/tuning/ranked.ts";
import { standingsOf } from "../../../src/tuning/standingsOf.ts";
import { withinBudget } from "../../../src/tuning/withinBudget.ts";
import { filesBelow, freshFolder, runVarflow, startVarflow } from "../runVarflow.ts";

const asked = [
  ...["tune", "--budget", "2raw", "--count", "6", "--candidates", "3"],
  ...["--rungs", "2", "--out", "o"],
];
const written = [
  "tuned.yaml",
  "tune.md",
  "tune.json",
  "rung-1/results.jsonl",
  "rung-2/results.jsonl",
];
const bytes = (cwd: string) => written.map((file) => readFileSync(join(cwd, "o", file), "utf8"));

const done = freshFolder();
let report: TuneReport;
let talk = "";
beforeAll(() => {
  const { code, stdout, stderr } = runVarflow([...asked, "--json"], { cwd: done });
  expect(code, stderr).toBe(0);
  report = JSON.parse(stdout) as TuneReport;
  talk = stderr;
});
describe("varflow tune", () => {
  it("tells what it will draw before, and what to do after", () => {
    expect(talk).toMatch(/^tts-var costs more.*in all 16 pictures.*rung 2 of 2: .*held-out/s);
    expect(filesBelow(join(done, "o")).filter((file) => !file.includes("/"))).toEqual([
      ...["graphs", "rung-1", "rung-2", "tune.json", "tune.md", "tuned.yaml"],
    ]);
  });
  it("lets those go on that stand best, and draws nothing twice", () => {
    const [first, second] = [1, 2].map((rung) => readResults(join(done, "o", `rung-${rung}`)));
    const stood = standingsOf(first as never, "judge").filter(({ name }) => name !== "best-of-n");
    const on = halved(withinBudget(stood, report.budget), 1).map(({ name }) => name);
    expect(second?.settings.runs.map(({ graph }) => graph)).toEqual(["best-of-n", ...on]);
    expect(report.rungs[0]?.standings).toEqual(standingsOf(first as never, "judge"));
    const timed = (second?.timings ?? []).map(({ graph, prompt }) => `${graph} ${prompt}`);
    for (const { graph, prompt } of first?.rows ?? [])
      expect(timed).not.toContain(`${graph} ${prompt}`);
  });
  it("writes a graph that passes check, with its evidence and a warning", () => {
    expect(runVarflow(["check", "o/tuned.yaml", "-m", "shapes-64"], { cwd: done }).code).toBe(0);
    const text = readFileSync(join(done, "o", "tuned.yaml"), "utf8").replace(/\s+/g, " ");
    const last = report.rungs[1]?.standings ?? [];
    expect(report.winner).toBe(ranked(withinBudget(last, report.budget))[0]?.name);
    expect(text).toContain("On 6 development prompts × 1 seed it has judge");
    expect(text).toContain("The best of 4 graphs, chosen on these very prompts");
    expect(text).toMatch(/source: "?varflow tune, 2\d{3}-\d\d-\d\d: 6.67 GFLOP, reward alignment/);
  });
  it("lists every graph, what it reached, and when it was dropped", () => {
    const text = readFileSync(join(done, "o", "tune.md"), "utf8");
    for (const name of Object.keys(report.graphs)) expect(text).toContain(`| ${name} |`);
    expect(text.match(/dropped after rung 1/g)).toHaveLength(2);
    expect(text.match(/\| won \|/g)).toHaveLength(1);
    expect(text).toContain("biased upward by the choice");
  });
  it("is complete the second time, and changes no byte", () => {
    const before = bytes(done);
    const { code, stderr } = runVarflow([...asked, "--quiet"], { cwd: done });
    expect(code).toBe(0);
    expect(stderr).not.toContain("seed 0");
    expect(bytes(done)).toEqual(before);
  });
  it("goes on after kill -9 in the first rung, and between settings and results of the last", async () => {
    const cwd = freshFolder();
    const child = startVarflow(asked, cwd);
    const file = join(cwd, "o", "rung-1", "results.jsonl");
    while (!existsSync(file) || readFileSync(file, "utf8").split("\n").length < 3)
      await new Promise((wake) => setTimeout(wake, 5));
    child.kill("SIGKILL");
    await once(child, "exit");
    expect(existsSync(join(cwd, "o", "tuned.yaml"))).toBe(false);
    expect(runVarflow([...asked, "--quiet"], { cwd }).code).toBe(0);
    expect(bytes(cwd)).toEqual(bytes(done));
    for (const name of ["tuned.yaml", "tune.md", "rung-2/results.jsonl"])
      rmSync(join(cwd, "o", name));
    expect(runVarflow([...asked, "--quiet"], { cwd }).code).toBe(0);
    expect(bytes(cwd)).toEqual(bytes(done));
  });
  it("refuses the folder of another race and shows the difference", () => {
    const before = bytes(done);
    const { code, stderr } = runVarflow([...asked, "--seed", "1"], { cwd: done });
    expect(code).toBe(2);
    expect(stderr).toContain(
      "o holds a race with other settings (there, not here):\n  seed: 0, not 1",
    );
    expect(bytes(done)).toEqual(before);
  });
  it("says what is wrong before it writes anything", () => {
    const cwd = freshFolder();
    const at = (...args: string[]) => runVarflow(["tune", "--out", "o", ...args], { cwd });
    expect(at()).toMatchObject({ code: 2, stderr: expect.stringContaining("--budget") });
    expect(at("--budget", "0.5raw").stderr).toContain("more than the budget");
    expect(at("--budget", "4raw", "--prompts", "none").stderr).toContain("no prompt list");
    expect(at("--budget", "4raw", "--objective", "eye").code).toBe(2);
    expect(existsSync(join(cwd, "o"))).toBe(false);
  });
});
