import { existsSync, lstatSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { filesIn } from "../../src/models/checkFiles.ts";
import { contentOf, folderOf, scorerBundle } from "../fakes/bundleFolder.ts";
import { freshFolder, jsonLines, runVarflow } from "./runVarflow.ts";

/** A user's data folder, empty before each test. */
let data: string;
beforeEach(() => {
  data = freshFolder();
  process.env.XDG_DATA_HOME = data;
});

const bundle = (): string =>
  folderOf({
    ...Object.fromEntries(filesIn(scorerBundle()).map(({ file }) => [file, contentOf(file)])),
    "bundle.json": JSON.stringify(scorerBundle()),
  });
const models = (...args: readonly string[]) => runVarflow(["models", ...args]);
const listed = () =>
  jsonLines<{ name: string; folder: string }>(models("--json").stdout).map(({ folder }) => folder);

describe("varflow models add", () => {
  it("registers a bundle under its own name, and lists what it can do here", () => {
    const folder = bundle();
    const added = models("add", folder);
    expect(added).toMatchObject({ code: 0, stderr: "" });
    expect(added.stdout).toMatch(
      /^looker: fills roles beside a model that draws: reward clip and encoder dinov2, on the CPU: 82 B of weights a worker; this machine has /,
    );
    const place = join(data, "varflow", "models", "looker");
    expect(lstatSync(place).isSymbolicLink()).toBe(true);
    expect(listed()).toContain(place);
    expect(models().stdout).toMatch(
      /looker: for tests\n {2}folder .*looker\n[\s\S]*rewards +clip \(110 FLOP a picture\)/,
    );
  });
  it("copies when asked to, and leaves no part behind", () => {
    const folder = bundle();
    expect(models("add", folder, "--copy", "--name", "mine").code).toBe(0);
    rmSync(folder, { recursive: true });
    const place = join(data, "varflow", "models", "mine");
    expect(readdirSync(join(data, "varflow", "models"))).toEqual(["mine"]);
    expect(readdirSync(place).sort()).toEqual(["bundle.json", "look.onnx", "match.onnx"]);
    expect(models().code).toBe(0);
  });
  it("refuses a name that is taken, that ships, or that is none; nothing changes", () => {
    const folder = bundle();
    expect(models("add", folder).code).toBe(0);
    const taken = models("add", folder);
    expect(taken.code).toBe(2);
    expect(taken.stderr).toContain('there is a model "looker" already');
    expect(taken.stderr).toContain("varflow models remove looker");
    expect(models("add", folder, "--name", "shapes-64").stderr).toContain("ships with varflow");
    for (const name of ["..", "a/b", ".hidden", ""])
      expect(models("add", folder, "--name", name)).toMatchObject({ code: 2, stdout: "" });
    expect(readdirSync(join(data, "varflow", "models"))).toEqual(["looker"]);
  });
  it("registers nothing that is damaged or no bundle", () => {
    const folder = bundle();
    writeFileSync(join(folder, "match.onnx"), "other weights");
    const damaged = models("add", folder);
    expect(damaged).toMatchObject({ code: 2, stdout: "" });
    expect(damaged.stderr).toContain("match.onnx is damaged");
    expect(models("add", freshFolder())).toMatchObject({ code: 2, stdout: "" });
    expect(existsSync(join(data, "varflow"))).toBe(false);
  });
  it("tells of one that is gone, lists the others, and can forget it", () => {
    const folder = bundle();
    models("add", folder);
    rmSync(join(folder, "match.onnx"));
    const broken = models();
    expect(broken.code).toBe(1);
    expect(broken.stdout).toContain("shapes-64: ");
    expect(broken.stderr).toContain("match.onnx: ENOENT");
    rmSync(folder, { recursive: true });
    expect(models().code).toBe(0);
    expect(models("add", bundle()).stderr).toContain("it points nowhere");
    expect(models("remove", "looker").code).toBe(0);
    expect(models("add", bundle()).code).toBe(0);
  });
});

describe("varflow models remove", () => {
  it("leaves the files that it only pointed to, and deletes a copy", () => {
    const folder = bundle();
    models("add", folder);
    expect(models("remove", "looker").stdout).toBe("looker: forgotten, its files stay\n");
    expect(readdirSync(folder)).toHaveLength(3);
    models("add", folder, "--copy");
    expect(models("remove", "looker").stdout).toBe("looker: deleted\n");
    expect(readdirSync(join(data, "varflow", "models"))).toEqual([]);
    expect(readdirSync(folder)).toHaveLength(3);
  });
  it("refuses what is not registered, and whatever is no name", () => {
    models("add", bundle());
    const lost = models("remove", "loker");
    expect(lost).toMatchObject({ code: 2, stdout: "" });
    expect(lost.stderr).toContain('did you mean "looker"?');
    expect(models("remove", "shapes-64").stderr).toContain("ships with varflow and stays");
    for (const name of ["..", ".", "../models", "looker/.."])
      expect(models("remove", name)).toMatchObject({ code: 2, stdout: "" });
    expect(listed().some((folder) => folder.endsWith("looker"))).toBe(true);
  });
});

describe("--role", () => {
  it("prices a graph with the model that fills a role", () => {
    models("add", bundle());
    const plan = (...roles: readonly string[]) =>
      jsonLines<{ flops: { extract: number; score: number } }>(
        runVarflow(["plan", "tts-var", "--json", ...roles.flatMap((role) => ["--role", role])])
          .stdout,
      )[0]?.flops;
    expect(plan("reward=looker", "encoder=looker#dinov2")).toMatchObject({
      ...{ extract: 14 * 70, score: 7 * 110 },
    });
    expect(plan("reward:aesthetic=looker")).toEqual(plan());
  });
  it.each([
    ["reward", "expected a role and a model"],
    ["judge=looker", "expected a role and a model"],
    ["reward:=looker", "expected a role and a model"],
    ["reward=nobody", 'no model "nobody"'],
  ])("refuses --role %s", (role, told) => {
    const refused = runVarflow(["plan", "tts-var", "--role", role]);
    expect(refused).toMatchObject({ code: 2, stdout: "" });
    expect(refused.stderr).toContain(told);
  });
  it("refuses a role that is filled twice, and a bundle that has no such model", () => {
    models("add", bundle());
    const plan = (...args: readonly string[]) => runVarflow(["plan", "tts-var", ...args]);
    const twice = plan("--role", "reward=looker", "--role", "reward:alignment=looker");
    expect(twice).toMatchObject({ code: 2, stdout: "" });
    expect(twice.stderr).toContain("that role is filled already");
    const none = plan("--role", "encoder=looker#clip");
    expect(none).toMatchObject({ code: 2, stdout: "" });
    expect(none.stderr).toContain('has no encoder "clip"');
    const drawn = runVarflow(["generate", "two stars", "--model", "looker"]);
    expect(drawn.stderr).toContain("looks at pictures and draws none");
  });
});
