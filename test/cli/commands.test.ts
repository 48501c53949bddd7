import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { shipped } from "../../cli/shipped.ts";
import { freshFolder, jsonLines, runVarflow } from "./runVarflow.ts";

const files = ["raw", "best-of-n", "importance-sampling", "tts-var"];

describe("varflow", () => {
  it("helps, with examples and exit codes", () => {
    const { code, stdout } = runVarflow(["--help"]);
    expect(code).toBe(0);
    for (const word of ["generate", "check", "show", "test", "models", "schema", "Exit codes"])
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
    expect(code).toBe(0);
    const lines = stdout.split("\n");
    for (const [i, file] of files.entries())
      expect(lines[i]).toMatch(new RegExp(`^${file}: ok, (exact at lambda|heuristic:) `));
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
        "raw: ok, exact at lambda 0",
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

describe("a graph file that extends another", () => {
  const folderWith = (files: Readonly<Record<string, string>>) => {
    const cwd = freshFolder();
    cpSync(shipped("test", "fixtures", "graphs"), cwd, { recursive: true });
    for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, name), text);
    return cwd;
  };
  it("is checked and shown as the graph that it gives", () => {
    const cwd = folderWith({ "again.yaml": "name: again\nextends: ./thin-diverse.yaml\n" });
    const { code, stdout: said } = runVarflow(["check", "thin-diverse.yaml", "again.yaml"], {
      cwd,
    });
    expect(code).toBe(0);
    expect(said).toMatch(
      /^thin-diverse.yaml: ok, heuristic: cluster \(line 6\) .*\nagain.yaml: ok, heuristic: cluster \(line 6 of thin-diverse.yaml\) /,
    );
    const { stdout } = runVarflow(["show", "./thin-diverse.yaml", "--json"], { cwd });
    const graph = JSON.parse(stdout);
    expect(graph).toMatchObject({ name: "thin-diverse", scales: 3, paths: 8 });
    expect(graph.steps[5]).toMatchObject({ id: "thin-1", with: { to: 2, potential: "max" } });
    expect(stdout).not.toMatch(/extends|before|after|thin\.yaml/);
    expect(runVarflow(["show", "thin-diverse.yaml"], { cwd }).stdout).toMatch(
      /^ {4}1 {2}8 → 2 .*extract.*cluster.*score.*thin-1/m,
    );
  });
  it("has its problems told in the file where they are written", () => {
    const cwd = folderWith({
      "mine.yaml":
        "name: mine\nextends: ./broken.yaml\nsteps:\n  - { id: thin-1, with: { to: 0 } }\n",
      "broken.yaml": "name: broken\nextends: ./thin.yaml\nsteps: [{ op: decode, at: [1, 2, 3] }]\n",
    });
    expect(runVarflow(["check", "mine.yaml"], { cwd })).toMatchObject({
      code: 1,
      stdout: [
        "broken.yaml:3:34: steps[0].at[2]: no scale 3",
        "  hint: scales are 0…2",
        "mine.yaml:4:27: steps[0].with.to: 0: expected an integer ≥ 1",
        "",
      ].join("\n"),
    });
    expect(jsonLines(runVarflow(["check", "mine.yaml", "--json"], { cwd }).stdout)).toMatchObject([
      { file: "mine.yaml", problems: [{ file: "broken.yaml" }, { file: "mine.yaml" }] },
    ]);
  });
  it("is told what of its model is missing, in the file that asks for it", () => {
    const cwd = folderWith({});
    expect(
      runVarflow(["check", "thin-diverse.yaml", "--model", "shapes-64"], { cwd }).stdout,
    ).toMatch(/^thin\.yaml:3:1: scales: the graph has 3 scales, shapes-64 has 13/);
  });
  it.each([
    [
      "a file that is not there",
      "./nowhere.yaml",
      /^mine\.yaml:2:1: extends: no file "nowhere\.yaml"/,
    ],
    ["a folder", "./folder", /^mine\.yaml:2:1: extends: no file "folder"/],
    [
      "a file above",
      "../thin.yaml",
      /^mine\.yaml:2:1: extends: "\.\.\/thin\.yaml": expected a file in/,
    ],
    [
      "an absolute path",
      shipped("graphs", "raw.yaml"),
      /^mine\.yaml:2:1: extends: "\/.*": expected a file in/,
    ],
    [
      "itself",
      "mine.yaml",
      /^mine\.yaml:2:1: extends: goes in a circle: mine\.yaml extends mine\.yaml/,
    ],
  ])("may not extend %s", (_, base, said) => {
    const cwd = folderWith({ "mine.yaml": `name: mine\nextends: ${base}\n` });
    mkdirSync(join(cwd, "folder"));
    const { code, stdout } = runVarflow(["check", "mine.yaml"], { cwd });
    expect(stdout).toMatch(said);
    expect(code).toBe(1);
  });
});

describe("varflow schema", () => {
  it("prints the schema that ships beside the graphs", () => {
    const { code, stdout } = runVarflow(["schema"]);
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: readFileSync(shipped("graphs", "graph.schema.json"), "utf8"),
    });
  });
});

describe("varflow models", () => {
  it("lists the embedded model, its words, and what it can do here", () => {
    expect(runVarflow(["models"]).stdout).toMatch(
      /^shapes-64: [\s\S]*rewards +alignment[\s\S]*words .*star/m,
    );
    expect(jsonLines(runVarflow(["models", "--json"]).stdout)).toContainEqual(
      expect.objectContaining({
        name: "shapes-64",
        rewards: {
          alignment: { flops: expect.any(Number), readsPrompts: true, weights: true },
          aesthetic: { flops: expect.any(Number), readsPrompts: false, weights: true },
        },
        here: expect.stringMatching(/^draws, on the CPU: .* of weights a worker/),
      }),
    );
  });
});
