import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { shipped } from "../cli/shipped.ts";
import { freshFolder } from "./cli/runVarflow.ts";
import { blocksOf, showsFilesAsTheyAre } from "./shownFiles.ts";

const readme = readFileSync(shipped("README.md"), "utf8");
const blocks = blocksOf("README.md");

describe("README.md", () => {
  showsFilesAsTheyAre("README.md");

  it("has commands that work when they are pasted, in order", () => {
    const cwd = freshFolder();
    for (const name of [
      "graphs",
      "models",
      "prompts",
      "experiments",
      "package.json",
      "node_modules",
      "dist",
    ])
      symlinkSync(shipped(name), join(cwd, name));
    const commands = blocks
      .filter(({ language, file }) => language === "sh" && file === undefined)
      .flatMap(({ text }) => text.trim().split("\n"))
      .filter((command) => command.includes("npx varflow"));
    expect(commands.length).toBeGreaterThanOrEqual(9);
    for (const command of commands)
      execFileSync("bash", ["-ec", command], { cwd, stdio: ["ignore", "pipe", "pipe"] });
  }, 240_000);

  it("runs its code", () => {
    const out = execFileSync(process.execPath, [shipped("dist", "examples", "readme.js")], {
      cwd: shipped(),
      encoding: "utf8",
    });
    expect(out).toMatch(/^-?\d+\.\d+ \[/);
  });

  it("names every graph that ships", () => {
    const names = readdirSync(shipped("graphs"))
      .filter((file) => file.endsWith(".yaml"))
      .map((file) => file.replace(".yaml", ""));
    for (const name of names) expect(readme).toContain(`\`${name}\``);
  });

  it("names files that are there", () => {
    const links = [...readme.matchAll(/\]\((?!http)([^)]+)\)/g)].map(([, link]) => link as string);
    expect(links.length).toBeGreaterThan(2);
    for (const link of links) expect([link, existsSync(shipped(link))]).toEqual([link, true]);
    for (const [, file] of readme.matchAll(
      /`((?:src|cli|bench|examples|docs|graphs)\/[\w./-]+\.\w+)`/g,
    ))
      expect([file, existsSync(shipped(file as string))]).toEqual([file, true]);
  });
});
