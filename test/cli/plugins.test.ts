import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { shipped } from "../../cli/shipped.ts";
import { filesBelow, freshFolder, jsonLines, runVarflow } from "./runVarflow.ts";

/** An operator that keeps the last paths, and a reward that likes dark pictures. */
const mine = `
import { map } from "rxjs";
import { codecs, defineOperator, selectPaths } from "varflow";
const last = defineOperator(
  {
    name: "last", about: "Keeps the last paths.", params: codecs.closed({ to: codecs.PositiveInt }),
    needs: [], adds: [], clears: [], keeps: ({ to }, _, n) => to * n, bias: () => "the last are kept",
  },
  ({ to }, step) => map((batch) => {
    const kept = batch.paths.map(({ logWeight }, index) => ({ index, logWeight }));
    return selectPaths(batch, kept.slice(-to * batch.run.n), { step, op: "last" });
  }),
);
export const operators = { last };
export const rewards = {
  dark: (images) => images.map(({ pixels }) => -pixels.reduce((a, b) => a + b) / pixels.length),
};
`;
const graph = `name: mine
scales: 13
paths: 4
steps:
  - { op: generate }
  - { op: last, at: [3], with: { to: 2 } }
  - { op: decode, at: [12] }
  - { op: score, at: [12], with: { reward: dark } }
  - { op: best, at: [12] }
`;

/** A user's folder, in which varflow is installed. */
function folderWith(files: Readonly<Record<string, string>>): string {
  const cwd = freshFolder();
  mkdirSync(join(cwd, "node_modules"));
  symlinkSync(shipped(), join(cwd, "node_modules", "varflow"));
  symlinkSync(shipped("node_modules", "rxjs"), join(cwd, "node_modules", "rxjs"));
  const all = { "mine.mjs": mine, "graph.yaml": graph, ...files };
  for (const [name, text] of Object.entries(all)) writeFileSync(join(cwd, name), text);
  return cwd;
}
const ownFiles = (cwd: string) =>
  filesBelow(cwd).filter((file) => !file.startsWith("node_modules"));
const generate = ["generate", "a star", "-g", "graph.yaml", "-o", "o"];

describe("--plugin", () => {
  it("brings operators and rewards to generate, and is named in the record", () => {
    const cwd = folderWith({});
    const args = [...generate, "--plugin", "./mine.mjs", "--json"];
    const { code, stdout, stderr } = runVarflow(args, { cwd });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const [line] = jsonLines<{ widths: number[]; score: number; sha256: string }>(stdout);
    expect(line?.widths).toEqual([4, 4, 4, 4, ...Array(9).fill(2)]);
    expect(line?.score).toBeLessThan(0);
    const record = JSON.parse(readFileSync(join(cwd, "o", "run.json"), "utf8"));
    const sha256 = createHash("sha256").update(mine).digest("hex");
    expect(record.inputs.plugins).toEqual([{ file: "mine.mjs", sha256 }]);
    // The same again is the same run; another version of the plugin is not.
    expect(runVarflow(args, { cwd }).code).toBe(0);
    writeFileSync(join(cwd, "mine.mjs"), `${mine}// changed\n`);
    const changed = runVarflow(args, { cwd });
    expect(changed.code).toBe(2);
    expect(changed.stderr).toMatch(/holds the results of another run/);
  });

  it("tells a failing reward by its name, step and scale, and exits 1", () => {
    const cwd = folderWith({
      "tired.mjs": `export const rewards = { dark: () => { throw new Error("is tired"); } };`,
      "last.mjs": mine.replace(/export const rewards[\s\S]*/, ""),
    });
    const plugins = ["--plugin", "tired.mjs", "--plugin", "last.mjs"];
    const { code, stderr } = runVarflow([...generate, ...plugins], { cwd });
    expect(stderr).toMatch(/step score at scale 12: reward dark: is tired/);
    expect(code).toBe(1);
  });

  it("lets check and show know what it brings", () => {
    const cwd = folderWith({});
    const plugin = ["--plugin", "mine.mjs"];
    expect(runVarflow(["check", "graph.yaml"], { cwd })).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/^graph\.yaml:6:7: .*no operator "last"/),
    });
    const checked = runVarflow(["check", "graph.yaml", "-m", "shapes-64", ...plugin], { cwd });
    expect(checked).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/heuristic: last \(line 6\) at scale 3: the last are kept/),
    });
    const { stdout } = runVarflow(["show", "graph.yaml", ...plugin], { cwd });
    expect(stdout).toMatch(/^ {4}3 {2}4 → 2 .*last\(to 2\)$/m);
    expect(runVarflow(["show", "graph.yaml"], { cwd }).code).toBe(1);
  });

  it("takes the built examples", () => {
    const cwd = folderWith({
      "graph.yaml": graph.replace("last, at: [3], with: { to: 2 }", "join").replace("dark", "red"),
    });
    const example = (name: string) => ["--plugin", shipped("dist", "examples", name)];
    const args = ["check", "graph.yaml", "-m", "shapes-64"];
    const plugins = [...example("own-operator.js"), ...example("own-reward.js")];
    expect(runVarflow([...args, ...plugins], { cwd })).toMatchObject({ code: 0, stderr: "" });
  });

  it.each<[string, Readonly<Record<string, string>>, readonly string[], RegExp]>([
    ["a file that is not there", {}, ["nowhere.mjs"], /plugin nowhere\.mjs: there is no such file/],
    ["a folder", {}, ["node_modules"], /plugin node_modules: there is no such file/],
    [
      "a module that throws",
      { "bad.mjs": `throw new Error("not today");` },
      ["bad.mjs"],
      /plugin bad\.mjs: cannot be run: not today/,
    ],
    ["no JavaScript", { "bad.mjs": "{{{" }, ["bad.mjs"], /plugin bad\.mjs: cannot be run: /],
    [
      "other exports",
      { "bad.mjs": "export const operator = {};" },
      ["bad.mjs"],
      /exports operator\n {2}hint: it needs: export const operators/,
    ],
    [
      "an operator that is none",
      { "bad.mjs": `export const operators = { a: { name: "a", params: {} } };` },
      ["bad.mjs"],
      /operators\.a was not made by defineOperator/,
    ],
    [
      "a list of operators",
      { "bad.mjs": "export const operators = [];" },
      ["bad.mjs"],
      /operators is no mapping/,
    ],
    [
      "an operator by another name",
      { "bad.mjs": mine.replace("{ last }", "{ final: last }") },
      ["bad.mjs"],
      /operators\.final is called "last"/,
    ],
    [
      "a reward that is no function",
      { "bad.mjs": "export const rewards = { dark: 3 };" },
      ["bad.mjs"],
      /rewards\.dark is no function/,
    ],
    [
      "a reward that no graph can name",
      { "bad.mjs": `export const rewards = { "a b": () => [] };` },
      ["bad.mjs"],
      /"a b": expected a name/,
    ],
    [
      "an operator that ships",
      { "bad.mjs": `export { operators } from "varflow/operators";` },
      ["bad.mjs"],
      /plugin bad\.mjs: operators: "generate" is there already/,
    ],
    [
      "a reward that the model has",
      { "bad.mjs": "export const rewards = { alignment: () => [] };" },
      ["bad.mjs"],
      /has a reward "alignment" already/,
    ],
    [
      "one name of two plugins",
      { "again.mjs": mine },
      ["mine.mjs", "again.mjs"],
      /plugin again\.mjs: operators: "last" is there already/,
    ],
    [
      "one reward of two plugins",
      { "again.mjs": "export const rewards = { dark: () => [] };" },
      ["mine.mjs", "again.mjs"],
      /plugin again\.mjs: rewards: "dark" is there already/,
    ],
  ])("refuses %s", (_, files, plugins, said) => {
    const cwd = folderWith(files);
    const before = ownFiles(cwd);
    const options = plugins.flatMap((file) => ["--plugin", file]);
    const { code, stdout, stderr } = runVarflow([...generate, ...options], { cwd });
    expect(stderr).toMatch(said);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(ownFiles(cwd)).toEqual(before);
  });
});
