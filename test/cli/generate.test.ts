import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { decode } from "fast-png";
import { describe, expect, it } from "vitest";
import { filesBelow, freshFolder, jsonLines, runVarflow, startVarflow } from "./runVarflow.ts";

interface Line {
  readonly prompt: string;
  readonly graph: string;
  readonly n: number;
  readonly seed: number;
  readonly image: string;
  readonly sha256: string;
  readonly score: number | null;
  readonly scores: Record<string, { readonly alignment: readonly (number | null)[] }>;
  readonly widths: readonly number[];
  readonly cost: {
    readonly flops: Record<string, number>;
    readonly peakBytes: number;
  };
  readonly wallMs: number;
  readonly error?: string;
}

/** What a line says of each of its images. */
interface Image {
  readonly image: string;
  readonly sha256: string;
  readonly score: number | null;
  readonly key?: string;
}

/** Draws with `--json` and gives back the lines, having checked that all went well. */
function draw(args: readonly string[], cwd = freshFolder()): readonly Line[] {
  const { code, stdout, stderr } = runVarflow(["generate", ...args, "--json"], { cwd });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  return jsonLines<Line>(stdout);
}

describe("varflow generate", () => {
  it("draws a prompt under the paper's graph and tells everything in one line", () => {
    const cwd = freshFolder();
    const [line, ...others] = draw(["two red circles", "--seed", "3", "--out", "o"], cwd);
    expect(others).toEqual([]);
    expect(line).toMatchObject({ prompt: "two red circles", graph: "tts-var", n: 1, seed: 3 });
    expect(line?.widths).toEqual([8, 8, 8, 6, 6, 6, 4, 2, 2, 2, 1, 1, 1]);
    expect(Object.entries(line?.scores ?? {}).map(([k, v]) => [k, v.alignment.length])).toEqual([
      ["6", 4],
      ["9", 2],
      ["12", 1],
    ]);
    expect(line?.score).toBe(line?.scores["12"]?.alignment[0]);
    expect(Object.keys(line?.cost.flops ?? {})).toEqual([
      "transformer",
      "decode",
      "extract",
      "score",
    ]);
    expect(line?.cost.peakBytes).toBeGreaterThan(0);
    const png = readFileSync(join(cwd, line?.image ?? ""));
    expect(createHash("sha256").update(png).digest("hex")).toBe(line?.sha256);
    expect(decode(png)).toMatchObject({ width: 64, height: 64, channels: 3, depth: 8 });
    expect(filesBelow(join(cwd, "o"))).toEqual([
      "0001-two-red-circles.png",
      "results.jsonl",
      "run.json",
    ]);
    expect(jsonLines(readFileSync(join(cwd, "o", "results.jsonl"), "utf8"))).toEqual([line]);
  });

  it("gives the same bytes with any workers, batch limit and company", () => {
    const prompt = "a blue star left of a green ring";
    const alone = draw([prompt, "--out", "o"])[0]?.sha256;
    const ways = [
      ["--workers", "1"],
      ["--workers", "2"],
      ["--batch", "1"],
      ["--batch", "3"],
    ];
    for (const way of ways)
      expect([way, draw([prompt, "--out", "o", ...way])[0]?.sha256]).toEqual([way, alone]);
    const among = draw(["two hearts", prompt, "a pink moon", "--workers", "2", "--out", "o"]);
    expect(among.map((line) => line.prompt)).toEqual(["two hearts", prompt, "a pink moon"]);
    expect(among[1]?.sha256).toBe(alone);
  });

  it("starts best-of-n with the raw sample of the same seed", () => {
    const [raw] = draw(["three stars", "--graph", "raw", "--out", "o"]);
    const [best] = draw(["three stars", "--graph", "best-of-n", "-n", "8", "--out", "o"]);
    expect(best?.scores["12"]?.alignment).toHaveLength(8);
    expect(best?.scores["12"]?.alignment[0]).toBe(raw?.score);
    expect(best?.score).toBe(Math.max(...((best?.scores["12"]?.alignment ?? []) as number[])));
  });

  it("multiplies every width by n, and nothing else", () => {
    const [line] = draw(["a star", "-n", "2", "--out", "o"]);
    expect(line?.widths).toEqual([16, 16, 16, 12, 12, 12, 8, 4, 4, 4, 2, 2, 2]);
  });

  it("reads prompts from a file and from standard input, in order", () => {
    const cwd = freshFolder();
    writeFileSync(join(cwd, "prompts.txt"), "a star\r\n\n  two rings\n");
    const fromFile = draw(["a heart", "-p", "prompts.txt", "-g", "raw", "-o", "o"], cwd);
    expect(fromFile.map(({ prompt }) => prompt)).toEqual(["a heart", "a star", "  two rings"]);
    const { code, stdout } = runVarflow(["generate", "-p", "-", "-g", "raw", "-o", "o", "--json"], {
      input: "a star\n",
    });
    expect(code).toBe(0);
    expect(jsonLines<Line>(stdout)[0]?.sha256).toBe(fromFile[1]?.sha256);
  });

  it("writes every image of a graph that chooses several, the best first", () => {
    const cwd = freshFolder();
    const args = ["two red circles", "-g", "four-images", "-o", "o", "--trace", "t.jsonl"];
    const [line] = draw(args, cwd);
    const all = [
      line as Image,
      ...((line as unknown as { others: readonly Image[] }).others ?? []),
    ];
    const name = "0001-two-red-circles";
    expect(all.map(({ image }) => image)).toEqual(
      ["", "-2", "-3", "-4"].map((place) => join("o", `${name}${place}.png`)),
    );
    const scores = all.map(({ score }) => score as number);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(scores[0]).toBe(Math.max(...((line?.scores["12"]?.alignment ?? []) as number[])));
    expect(new Set(all.map(({ sha256 }) => sha256)).size).toBe(4);
    for (const { image, sha256 } of all) {
      const png = readFileSync(join(cwd, image));
      expect(createHash("sha256").update(png).digest("hex")).toBe(sha256);
    }
    const finished = jsonLines<{ others: readonly string[] }>(
      readFileSync(join(cwd, "t.jsonl"), "utf8"),
    ).at(-1);
    expect(finished?.others).toEqual(all.slice(1).map(({ key }) => key));
    const told = runVarflow(["generate", ...args, "--force"], { cwd });
    expect(told.stdout.trimEnd().split("\n")).toEqual([
      expect.stringMatching(/^o.0001-two-red-circles\.png {2}reward /),
      ...[2, 3, 4].map((place) => expect.stringContaining(`${name}-${place}.png  reward `)),
    ]);
    draw(["two red circles", "-g", "raw", "-o", "o", "--force"], cwd);
    expect(filesBelow(join(cwd, "o"))).toEqual([`${name}.png`, "results.jsonl", "run.json"]);
  });
  it("lets one prompt fail alone", () => {
    const cwd = freshFolder();
    const { code, stdout, stderr } = runVarflow(
      ["generate", "a star", "a stra", "two rings", "-g", "raw", "-o", "o", "--json"],
      { cwd },
    );
    expect(code).toBe(1);
    expect(stderr).toMatch(/"a stra".*"stra"[\s\S]*did you mean "star"\?/);
    const lines = jsonLines<Line>(stdout);
    expect(lines.map(({ prompt, error }) => [prompt, error !== undefined])).toEqual([
      ["a star", false],
      ["a stra", true],
      ["two rings", false],
    ]);
    expect(filesBelow(join(cwd, "o"))).toEqual([
      "0001-a-star.png",
      "0003-two-rings.png",
      "results.jsonl",
      "run.json",
    ]);
  });

  it("writes a trace that tells each event on a line", () => {
    const cwd = freshFolder();
    draw(["a star", "two rings", "-o", "o", "--trace", "t.jsonl"], cwd);
    const events = jsonLines<{ run: number; type: string; version?: number }>(
      readFileSync(join(cwd, "t.jsonl"), "utf8"),
    );
    for (const run of [0, 1]) {
      const own = events.filter((event) => event.run === run);
      expect(own[0]).toMatchObject({ type: "started", version: 1 });
      expect(own.at(-1)).toMatchObject({ type: "finished" });
      expect(own.filter(({ type }) => type === "selected")).toHaveLength(5);
      expect(own.filter(({ type }) => type === "generated")).toHaveLength(13);
    }
  });

  it("keeps the results of another run, replaces its own, and obeys --force", () => {
    const cwd = freshFolder();
    const first = draw(["a star", "-g", "raw", "-o", "o"], cwd);
    writeFileSync(join(cwd, "o", "mine.txt"), "a note of the user");
    const again = draw(["a star", "-g", "raw", "-o", "o"], cwd);
    expect(again[0]?.sha256).toBe(first[0]?.sha256);
    const before = filesBelow(join(cwd, "o"));
    const refused = runVarflow(["generate", "two rings", "-g", "raw", "-o", "o"], { cwd });
    expect(refused.code).toBe(2);
    expect(refused.stderr).toMatch(/holds the results of another run[\s\S]*--force/);
    expect(filesBelow(join(cwd, "o"))).toEqual(before);
    draw(["two rings", "-g", "raw", "-o", "o", "--force"], cwd);
    expect(filesBelow(join(cwd, "o"))).toEqual([
      "0001-two-rings.png",
      "mine.txt",
      "results.jsonl",
      "run.json",
    ]);
  });

  it("ends cleanly on Ctrl-C and leaves no half file", async () => {
    const cwd = freshFolder();
    const prompts = Array.from({ length: 40 }, () => "two stars");
    const child = startVarflow(["generate", ...prompts, "-o", "o", "--trace", "t.jsonl"], cwd);
    await once(child.stdout, "data");
    child.kill("SIGINT");
    const [code] = await once(child, "exit");
    expect(code).toBe(130);
    const left = filesBelow(cwd);
    expect(left.filter((file) => file.includes(".part") || file === "t.jsonl")).toEqual([]);
    const images = left.filter((file) => file.endsWith(".png"));
    expect(images.length).toBeGreaterThan(0);
    expect(images.length).toBeLessThan(40);
    for (const image of images) expect(decode(readFileSync(join(cwd, image))).width).toBe(64);
    expect(existsSync(join(cwd, "o", "results.jsonl"))).toBe(true);
  });
});
