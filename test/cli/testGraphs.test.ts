import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { shippedGraphs } from "../../cli/loadGraph.ts";
import { shipped } from "../../cli/shipped.ts";
import { graphText } from "../fakes/fakeDraw.ts";
import { filesBelow, freshFolder, jsonLines, runVarflow } from "./runVarflow.ts";

const graph = `name: mine # a comment
scales: 2
paths: 4

steps:
  - { op: generate }
  - { op: decode }
  - { op: score, with: { reward: alignment } }
  - { op: keep, at: [0], with: { to: 2, by: score } }   # two spaces more
  - { op: resample, at: [1], with: { to: 1, lambda: 10, potential: value, scheme: multinomial } }
  - { op: best, at: [1] }
tests:
`;
const right = `
  - name: the two highest
    step: keep
    given: { scores: [0.5, 0.25, 1, 0] }
    expect: { survivors: [0, 2] } # by hand
`;
const wrong = `
  - step: keep
    n: 2
    given: { scores: [0.5, 0.25, 1, 0, 2], logWeights: [0, 0, 0, 0, 7] }
    expect:
      survivors:
        - 0
        - 1 # this one

      logWeights: [ 0,0, 0,  7 ]
`;
const folderWith = (files: Readonly<Record<string, string>>) => {
  const cwd = freshFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, name), text);
  return cwd;
};
const failing = [
  "mine.yaml:23:7: tests[1].expect.survivors: keep gives [0, 1, 2, 4], not [0, 1]",
  "mine.yaml: 1 of 2 tests failed",
];

describe("varflow test", () => {
  it("finds every test of the shipped graphs met", () => {
    const { code, stdout, stderr } = runVarflow(["test", ...shippedGraphs(), "--json"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const reports = jsonLines<{ file: string; ok: boolean; tests: unknown[] }>(stdout);
    expect(reports.map(({ file, ok }) => [file, ok])).toEqual(
      shippedGraphs().map((file) => [file, true]),
    );
    const written = shippedGraphs().filter((name) => /^tests:/m.test(graphText(name)));
    expect(written).toContain("tts-var-exact");
    expect(reports.filter(({ tests }) => tests.length > 0).map(({ file }) => file)).toEqual(
      written,
    );
  });

  it("tells what came out, where the expectation stands, and exits 1", () => {
    const cwd = folderWith({ "mine.yaml": graph + right + wrong, "bare.yaml": `${graph}  []\n` });
    const ended = runVarflow(["test", "mine.yaml", "bare.yaml"], { cwd });
    expect(ended.stdout.split("\n")).toEqual([...failing, "bare.yaml: no tests", ""]);
    expect(ended.code).toBe(1);
    expect(readFileSync(join(cwd, "mine.yaml"), "utf8")).toBe(graph + right + wrong);
    const json = runVarflow(["test", "mine.yaml", "--json"], { cwd });
    expect(json.code).toBe(1);
    expect(jsonLines(json.stdout)).toEqual([
      {
        ...{ file: "mine.yaml", ok: false, fixed: 0, problems: [] },
        tests: [
          {
            ...{ name: "the two highest", step: "keep", ok: true, problems: [] },
            came: { survivors: [0, 2], logWeights: [0, 0] },
          },
          {
            ...{ step: "keep", ok: false },
            problems: [expect.objectContaining({ file: "mine.yaml", line: 23, column: 7 })],
            came: { survivors: [0, 1, 2, 4], logWeights: [0, 0, 0, 7] },
          },
        ],
      },
    ]);
  });

  it("rewrites expectations that are not met, and nothing else", () => {
    const cwd = folderWith({ "mine.yaml": graph + right + wrong });
    const fixed = runVarflow(["test", "mine.yaml", "--fix"], { cwd });
    expect(fixed.code).toBe(0);
    expect(fixed.stdout).toBe(`${failing.join("\n")}; 1 expectation rewritten\n`);
    const text = readFileSync(join(cwd, "mine.yaml"), "utf8");
    const list = "        - 0\n        - 1 # this one\n";
    expect(text).toBe(graph + right + wrong.replace(list, `${list}        - 2\n        - 4\n`));
    expect(runVarflow(["test", "mine.yaml", "--fix"], { cwd })).toMatchObject({
      code: 0,
      stdout: "mine.yaml: 2 tests ok\n",
    });
    expect(readFileSync(join(cwd, "mine.yaml"), "utf8")).toBe(text);
    expect(filesBelow(cwd)).toEqual(["mine.yaml"]);
  });

  it("rewrites the tests of a file that extends another in that file", () => {
    const base = graph.replace("tests:\n", "");
    const own = `name: other\nextends: ./base.yaml\ntests:\n  - step: resample\n    given: { scores: [0, 9] }\n    expect: { survivors: [0] }\n`;
    const cwd = folderWith({ "base.yaml": base, "mine.yaml": own });
    expect(runVarflow(["test", "mine.yaml", "--fix"], { cwd }).code).toBe(0);
    expect(readFileSync(join(cwd, "base.yaml"), "utf8")).toBe(base);
    expect(readFileSync(join(cwd, "mine.yaml"), "utf8")).toBe(own.replace("[0] }", "[1] }"));
  });

  it("tells a step that fails, which no rewriting mends", () => {
    const broken = `
  - step: resample
    given: { scores: [1.0e+308] }
    expect: { survivors: [0] }
`;
    const cwd = folderWith({ "mine.yaml": graph + broken });
    for (const fix of [[], ["--fix"]]) {
      const { code, stdout } = runVarflow(["test", "mine.yaml", ...fix], { cwd });
      expect(stdout).toMatch(
        /^mine\.yaml:14:5: tests\[0\]: step resample at scale 1: no path is al/,
      );
      expect(code).toBe(1);
    }
    expect(readFileSync(join(cwd, "mine.yaml"), "utf8")).toBe(graph + broken);
  });

  it("runs nothing in a file with problems, of its tests too, which check finds as well", () => {
    const cwd = folderWith({ "mine.yaml": graph + right.replace("step: keep", "step: kep") });
    for (const command of ["test", "check"]) {
      const { code, stdout } = runVarflow([command, "mine.yaml"], { cwd });
      expect(stdout).toBe(
        'mine.yaml:15:5: tests[0].step: no step "kep"\n  hint: did you mean "keep"?\n',
      );
      expect(code).toBe(1);
    }
  });

  it("knows no file that is not there", () => {
    const { code, stderr } = runVarflow(["test", "nowhere.yaml"]);
    expect(stderr).toMatch(/no graph file "nowhere\.yaml"/);
    expect(code).toBe(2);
  });

  it("does not rewrite what stands elsewhere", () => {
    const alias = `
  - { step: keep, given: { scores: [3, 2, 1] }, expect: &all { survivors: &two [0, 2] } }
  - { step: keep, given: { scores: [3, 2, 1] }, expect: { survivors: *two } }
`;
    const cwd = folderWith({ "mine.yaml": graph + alias });
    const { code, stderr } = runVarflow(["test", "mine.yaml", "--fix"], { cwd });
    expect(stderr).toMatch(/tests\.1\.expect\.survivors is an alias/);
    expect(code).toBe(1);
    expect(readFileSync(join(cwd, "mine.yaml"), "utf8")).toBe(graph + alias);
  });

  it("tests an operator of a plugin", () => {
    const cwd = folderWith({
      "mine.yaml":
        graph.replace(
          "op: keep, at: [0], with: { to: 2, by: score }",
          "op: tournament, at: [0], with: { to: 2, among: 99 }",
        ) + right.replace("step: keep", "step: tournament"),
    });
    mkdirSync(join(cwd, "node_modules"));
    symlinkSync(shipped(), join(cwd, "node_modules", "varflow"));
    const plugin = ["--plugin", "node_modules/varflow/dist/examples/own-operator.js"];
    const { code, stdout } = runVarflow(["test", "mine.yaml", ...plugin], { cwd });
    expect(stdout).toMatch(/survivors: tournament gives \[2, 2\], not \[0, 2\]/);
    expect(code).toBe(1);
  });
});
