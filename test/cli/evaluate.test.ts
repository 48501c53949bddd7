import { once } from "node:events";
import {
  appendFileSync,
  cpSync,
  existsSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { filesBelow, freshFolder, jsonLines, runVarflow, startVarflow } from "./runVarflow.ts";

const strategies = ["raw", "best-of-n@2", "tts-var@1"];
const asked = ["evaluate", ...strategies, "--count", "4", "--seeds", "0-1", "--out", "o"];
const evaluate = (cwd: string, args: readonly string[] = asked) =>
  runVarflow([...args, "--quiet"], { cwd });
const results = (cwd: string) => readFileSync(join(cwd, "o", "results.jsonl"), "utf8");

let whole = "";
const done = freshFolder();
beforeAll(() => {
  expect(evaluate(done)).toMatchObject({ code: 0, stdout: "" });
  whole = results(done);
});

/** Waits until so many results are written. */
async function untilLines(cwd: string, count: number): Promise<void> {
  const file = join(cwd, "o", "results.jsonl");
  while (!existsSync(file) || readFileSync(file, "utf8").split("\n").length <= count)
    await new Promise((wake) => setTimeout(wake, 5));
}

/** A copy of the finished evaluation, to break. */
function copy(): string {
  const cwd = freshFolder();
  cpSync(join(done, "o"), join(cwd, "o"), { recursive: true });
  return cwd;
}

describe("varflow evaluate", () => {
  it("writes a row for every graph, prompt and seed, in order, and nothing else", () => {
    const rows = jsonLines<{ row: Record<string, unknown> }>(whole).map(({ row }) => row);
    expect(rows).toHaveLength(3 * 4 * 2);
    expect(rows.map(({ graph, n, seed }) => `${graph}@${n} ${seed}`).slice(6, 10)).toEqual([
      "raw@1 0",
      "raw@1 1",
      "best-of-n@2 0",
      "best-of-n@2 1",
    ]);
    for (const row of rows) {
      expect(row.correct).toBeTypeOf("boolean");
      expect(Object.keys(row.scores as object)).toEqual(["alignment", "aesthetic"]);
      expect(whole).not.toContain("wallMs");
    }
    expect(filesBelow(join(done, "o"))).toEqual([
      "results.jsonl",
      "settings.json",
      "timings.jsonl",
    ]);
  });
  it("judges the first image of a graph that ends with several, and says so", () => {
    const cwd = freshFolder();
    const args = ["evaluate", "four-images", "--count", "1", "--out", "o"];
    const { code, stderr } = runVarflow(args, { cwd });
    expect(code).toBe(0);
    expect(stderr).toContain(
      "four-images ends with 4 images: the first is judged, the others are not",
    );
    const [line, ...others] = jsonLines<{ row: { prompt: string; image: string } }>(results(cwd));
    expect(others).toEqual([]);
    const drawn = ["generate", line?.row.prompt as string, "-g", "four-images", "--json"];
    const [first] = jsonLines<{ sha256: string }>(runVarflow(drawn, { cwd }).stdout);
    expect(line?.row.image).toBe(first?.sha256);
  });
  it("is complete the second time, and changes no byte", () => {
    expect(evaluate(done).code).toBe(0);
    expect(results(done)).toBe(whole);
  });
  it("goes on after kill -9, drops a torn line, and has the same bytes in the end", async () => {
    const cwd = freshFolder();
    const child = startVarflow(asked, cwd);
    await untilLines(cwd, 3);
    child.kill("SIGKILL");
    await once(child, "exit");
    expect(results(cwd)).not.toBe(whole);
    appendFileSync(join(cwd, "o", "results.jsonl"), '{"checksum":"12');
    const again = evaluate(cwd);
    expect(again.stderr).toContain("the last line was torn off and is dropped");
    expect(again.stderr).toMatch(/\d+ results are there: going on with the rest/);
    expect(again.code).toBe(0);
    expect(results(cwd)).toBe(whole);
  });
  it("ends cleanly when interrupted, and goes on", async () => {
    const cwd = freshFolder();
    const child = startVarflow(asked, cwd);
    await untilLines(cwd, 2);
    child.kill("SIGINT");
    const [code] = await once(child, "exit");
    expect([130, 0]).toContain(code);
    expect(existsSync(join(cwd, "o", ".lock"))).toBe(false);
    expect(evaluate(cwd).code).toBe(0);
    expect(results(cwd)).toBe(whole);
  });
  it("refuses a line that is damaged inside the file, and names it", () => {
    const cwd = copy();
    writeFileSync(join(cwd, "o", "results.jsonl"), whole.replace('"seed":1', '"seed":3'));
    const { code, stderr } = evaluate(cwd);
    expect(code).toBe(2);
    expect(stderr).toContain("results.jsonl:2:1: is damaged: its checksum is another");
    expect(stderr).toContain("hint:");
  });
  it("refuses results of other settings and shows the difference", () => {
    const cwd = copy();
    const { code, stderr } = evaluate(cwd, asked.with(-3, "0,7"));
    expect(code).toBe(2);
    expect(stderr).toContain("other settings (there, not here):\n  seeds.1: 1, not 7");
    expect(results(cwd)).toBe(whole);
  });
  it("lets no two processes write one folder, and takes over from a dead one", () => {
    const cwd = copy();
    writeFileSync(join(cwd, "o", ".lock"), `${process.pid}\n`);
    expect(evaluate(cwd)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(`by another process (${process.pid})`),
    });
    writeFileSync(join(cwd, "o", ".lock"), "999999999\n");
    expect(evaluate(cwd).code).toBe(0);
  });
  it("keeps what is there when the disk is full", () => {
    const cwd = copy();
    rmSync(join(cwd, "o", "timings.jsonl"));
    symlinkSync("/dev/full", join(cwd, "o", "timings.jsonl"));
    truncateSync(join(cwd, "o", "results.jsonl"), whole.indexOf("\n") + 1);
    const { code, stderr } = evaluate(cwd);
    expect(code).toBe(1);
    expect(stderr).toContain("ENOSPC");
    expect(stderr).toContain("make room and run the same command again");
    rmSync(join(cwd, "o", "timings.jsonl"));
    expect(evaluate(cwd).code).toBe(0);
    expect(results(cwd)).toBe(whole);
  });
  it.each([
    [["evaluate"], "missing required argument 'strategies'"],
    [["evaluate", "raw@2"], "raw@2: raw draws one path: n must be 1"],
    [["evaluate", "tts-var@0"], "tts-var@0: n is 0"],
    [["evaluate", "tts-var", "tts-var"], "tts-var@1 is there twice"],
    [["evaluate", "tss-var"], 'did you mean "tts-var"?'],
    [["evaluate", "raw", "--seeds", "3-1"], '"3-1" is no integer'],
    [["evaluate", "raw", "--seeds", "x"], '"x" is no integer'],
    [["evaluate", "raw", "--prompts", "empty.txt"], "empty.txt"],
    [["evaluate", "raw", "--prompts", "odd.txt"], 'cannot draw "a giraffe"'],
    [["evaluate", "raw", "--out", "file/below"], "file/below cannot be"],
  ])("%j says what is wrong and leaves nothing", (args, said) => {
    const cwd = freshFolder();
    writeFileSync(join(cwd, "empty.txt"), "\n\n");
    writeFileSync(join(cwd, "odd.txt"), "a star\na giraffe\n");
    writeFileSync(join(cwd, "file"), "");
    const { code, stderr } = runVarflow(args, { cwd });
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(said) });
    expect(filesBelow(cwd)).toEqual(["empty.txt", "file", "odd.txt"]);
  });
  it("lets a reward of a plugin that throws fail its picture alone, and tries again", () => {
    const cwd = freshFolder();
    const plugin = (body: string) =>
      writeFileSync(
        join(cwd, "mine.mjs"),
        `export const rewards = { mine: (images, prompt) => { ${body} return images.map(() => 1); } };`,
      );
    plugin('if (prompt.includes("star")) throw new Error("no stars");');
    writeFileSync(join(cwd, "p.txt"), "a star\na moon\n");
    const args = ["evaluate", "raw", "--prompts", "p.txt", "--out", "o", "--plugin", "mine.mjs"];
    const { code, stderr } = evaluate(cwd, args);
    expect(code).toBe(1);
    expect(stderr).toContain('raw@1, seed 0, "a star": no stars');
    expect(stderr).toContain("1 of 2 failed: the same command goes on");
    expect(jsonLines(results(cwd))).toHaveLength(1);
    const [row] = jsonLines<{ row: { scores: object; correct: null } }>(results(cwd));
    expect(row?.row.scores).toHaveProperty("mine", 1);
    expect(row?.row.correct).toBeNull();
  });
});
