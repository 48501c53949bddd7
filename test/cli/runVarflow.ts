import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { shipped } from "../../cli/shipped.ts";

/** What a command printed, and how it ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const main = shipped("dist", "cli", "main.js");

/** Runs the built command line as a user does, in a folder of its own. */
export function runVarflow(
  args: readonly string[],
  { input = "", cwd = freshFolder() }: { input?: string; cwd?: string } = {},
): Ended {
  const ended = spawnSync(process.execPath, [main, ...args], {
    cwd,
    input,
    encoding: "utf8",
    timeout: 120_000,
  });
  return { code: ended.status, stdout: ended.stdout, stderr: ended.stderr };
}

/** Starts the command line and hands over the process. */
export const startVarflow = (args: readonly string[], cwd: string) =>
  spawn(process.execPath, [main, ...args], { cwd, stdio: ["ignore", "pipe", "pipe"] });

/** A new, empty folder outside the repository. */
export const freshFolder = (): string => mkdtempSync(join(tmpdir(), "varflow-test-"));

/** Every file below a folder, by its relative path, sorted. */
export const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();

/** The JSON objects on the lines of a text. */
export const jsonLines = <T = Record<string, unknown>>(text: string): readonly T[] =>
  text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as T);
