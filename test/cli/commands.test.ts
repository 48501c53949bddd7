import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { shipped } from "../../cli/shipped.ts";
import { freshFolder, jsonLines, runVarflow } from "./runVarflow.ts";

const files = ["raw", "best-of-n", "importance-sampling", "tts-var"];

describe("varflow", () => {
  it("helps, with examples and exit codes", () => {
    const { code, stdout } = runVarflow(["--help"]);
    expect(code).toBe(0);
    for (const word of ["generate", "check", "show", "models", "Exit codes"])
      expect(stdout).toContain(word);
    expect(runVarflow(["generate", "--help"]).stdout).toContain("Examples:");
  });

  it("is called with npx from the repository's root", () => {
    const { status, stdout } = spawnSync("npx", ["varflow", "--version"], {
      cwd: shipped(),
      encoding: "utf8",
    });
    expect({ status, stdout }).toEqual({ status: 0, stdout: "0.1.0\n" });
  });
});

describe("varflow check", () => {
  it("finds nothing wrong with the shipped graphs and their model", () => {
    const { code, stdout } = runVarflow(["check", ...files, "--model", "shapes-64"]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: files.map((f) => `${f}: ok\n`).join("") });
  });

  it("prints every problem of every file, with place and hint", () => {
    const cwd = freshFolder();
    writeFileSync(
      join(cwd, "bad.yaml"),
      "name: bad\nscales: 2\npaths: 4\nsteps:\n  - { op: generate }\n  - { op: resampel }\n  - { op: cluster, with: { to: 0 } }\n",
    );
    const { code, stdout } = runVarflow(["check", "bad.yaml", "raw"], { cwd });
    expect(code).toBe(1);
    expect(stdout).toBe(
      [
        'bad.yaml:6:7: steps[1].op: no operator "resampel"',
        '  hint: did you mean "resample"?',
        "bad.yaml:7:28: steps[2].with.to: 0: expected an integer ≥ 1",
        "raw: ok",
        "",
      ].join("\n"),
    );
    const json = jsonLines(runVarflow(["check", "bad.yaml", "--json"], { cwd }).stdout);
    expect(json).toMatchObject([
      { file: "bad.yaml", ok: false, problems: [{ line: 6 }, { line: 7 }] },
    ]);
  });
});

describe("varflow show", () => {
  it("prints a graph scale by scale", () => {
    const { code, stdout } = runVarflow(["show", "tts-var", "-n", "2"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ {4}2 {2}16 → 12 .*cluster-2\(to 6\)$/m);
    expect(stdout).toMatch(/^ {3}12 {2}2 → 1 .*best$/m);
  });
  it("prints the graph as JSON", () => {
    const { stdout } = runVarflow(["show", "raw", "--json"]);
    expect(JSON.parse(stdout)).toMatchObject({ name: "raw", n: 1, scales: 13 });
  });
});

describe("varflow models", () => {
  it("lists the embedded model and its words", () => {
    expect(runVarflow(["models"]).stdout).toMatch(
      /^shapes-64: [\s\S]*rewards +alignment[\s\S]*words .*star/,
    );
    expect(jsonLines(runVarflow(["models", "--json"]).stdout)).toContainEqual(
      expect.objectContaining({ name: "shapes-64", rewards: ["alignment", "aesthetic"] }),
    );
  });
});
