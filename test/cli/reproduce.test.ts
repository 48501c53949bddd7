import { cpSync, existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { protocolRequest, runsOf } from "../../cli/reproduce/protocolRequest.ts";
import { readExperiments } from "../../cli/reproduce/readExperiments.ts";
import { shipped } from "../../cli/shipped.ts";
import { strategyOf } from "../../cli/strategyOf.ts";
import { freshFolder, runVarflow } from "./runVarflow.ts";

const all = readExperiments();

describe("experiments", () => {
  it("name protocols that are there, and claim nothing of strategies that nobody runs", () => {
    for (const { name, protocol, claims } of all.experiments) {
      expect(Object.keys(all.protocols), name).toContain(protocol);
      const runs = runsOf(all, protocol);
      for (const { run, against } of claims) {
        expect(runs, name).toContain(run);
        expect(runs, name).toContain(against);
      }
    }
  });
  it("begin with the main comparison, then the paper's tables by number", () =>
    expect(all.experiments.map(({ name }) => name)).toEqual([
      "main",
      "wide",
      "table-3",
      "table-4",
      "table-5",
      "table-6",
      "table-8",
      "table-9",
      "table-10",
      "figure-5a",
      "proposed",
      "rounds",
      "survey",
    ]));
  it("survey every graph that ships, but for those of ten scales and without a reward", () => {
    const surveyed = runsOf(all, "survey").map((run) => strategyOf(run).file);
    const graphs = readdirSync(shipped("graphs"))
      .filter((file) => file.endsWith(".yaml"))
      .map((file) => file.replace(".yaml", ""));
    const others = ["best-of-n-10", "plain", "plain-10", "tts-var-10"]; // for ten scales, or like raw
    expect([...new Set(surveyed), ...others].sort()).toEqual(graphs.sort());
  });
  it("give the main comparison 300 prompts and two seeds at least", () => {
    const { prompts, seeds } = protocolRequest(all, "main", "shapes-64", false);
    expect(
      readFileSync(shipped("prompts", `${prompts}.jsonl`), "utf8").split("\n").length,
    ).toBeGreaterThan(300);
    expect(seeds.length).toBeGreaterThanOrEqual(2);
  });
});

describe("varflow reproduce", () => {
  it("runs an experiment on a small sample, writes its page, and is done the second time", () => {
    const cwd = freshFolder();
    const reproduce = () => runVarflow(["reproduce", "wide", "--quick", "--out", "r"], { cwd });
    const first = reproduce();
    expect(first.code, first.stderr).toBe(0);
    const page = readFileSync(join(cwd, "r", "results.md"), "utf8");
    expect(page).toContain("## The widest searches");
    expect(page).toContain("12 prompts × 1 seed");
    expect(page).toMatch(/\| TTS-VAR, n = 8 \| 0\.7530 \| 1\.500 \|/);
    expect(reproduce().code).toBe(0);
    expect(readFileSync(join(cwd, "r", "results.md"), "utf8")).toBe(page);
  });
  it("goes on with other experiments of a protocol without drawing the first ones again", () => {
    const cwd = freshFolder();
    const args = ["--quick", "--out", "r"];
    expect(runVarflow(["reproduce", "table-6", ...args], { cwd }).code).toBe(0);
    const next = runVarflow(["reproduce", "table-5", ...args], { cwd });
    expect(next.code, next.stderr).toBe(0);
    expect(next.stderr).toContain("72 results are there");
    expect(existsSync(join(cwd, "r", "ablations", "results.jsonl"))).toBe(true);
  });
  it("prints the committed page from the committed results, byte by byte", () => {
    const cwd = freshFolder();
    const committed = shipped("docs", "results");
    cpSync(committed, join(cwd, "r"), { recursive: true });
    rmSync(join(cwd, "r", "results.md"));
    expect(runVarflow(["reproduce", "--page", "--out", "r"], { cwd }).code).toBe(0);
    for (const file of ["results.md", "judge.svg", "one-scale.svg", "consistency.svg"])
      expect(readFileSync(join(cwd, "r", file), "utf8"), file).toBe(
        readFileSync(join(committed, file), "utf8"),
      );
  });
  it("knows what was meant", () => {
    const { code, stderr } = runVarflow(["reproduce", "tabel-3"]);
    expect(code).toBe(2);
    expect(stderr).toContain('did you mean "table-3"?');
  });
});
