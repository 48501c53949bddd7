import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { decode } from "fast-png";
import { describe, expect, it } from "vitest";
import { shipped } from "../../cli/shipped.ts";
import { startPrompts } from "../../cli/startPrompts.ts";
import { freshFolder } from "./runVarflow.ts";

describe("npm start", () => {
  it("draws raw beside TTS-VAR into a folder of its own, with a page and a table", () => {
    const cwd = freshFolder();
    mkdirSync(join(cwd, "out"));
    writeFileSync(join(cwd, "out", "of-an-earlier-start.txt"), "");
    const { status, stdout } = spawnSync(process.execPath, [shipped("dist", "cli", "start.js")], {
      cwd,
      encoding: "utf8",
    });
    expect(status).toBe(0);
    expect(existsSync(join(cwd, "out", "of-an-earlier-start.txt"))).toBe(false);

    const page = readFileSync(join(cwd, "out", "index.html"), "utf8");
    const images = [...page.matchAll(/<img src="([^"]+)"/g)].map(([, source = ""]) => source);
    expect(images).toHaveLength(2 * startPrompts.length);
    for (const image of images)
      expect(decode(readFileSync(join(cwd, "out", decodeURIComponent(image)))).width).toBe(64);

    const lines = stdout.trim().split("\n");
    expect(lines[0]).toMatch(/^reward +raw +tts-var$/);
    for (const [i, prompt] of startPrompts.entries())
      expect(lines[i + 1]).toMatch(new RegExp(`^${prompt} +-?\\d+\\.\\d\\d +-?\\d+\\.\\d\\d$`));
    expect(stdout).toMatch(/^compute an image +[\d.]+ [GM]FLOP +[\d.]+ [GM]FLOP$/m);
    expect(stdout).toContain(join("out", "index.html"));
  }, 120_000);
});
