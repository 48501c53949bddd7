import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { findPython } from "../bench/findPython.ts";
import { shipped } from "../cli/shipped.ts";
import { freshFolder } from "./cli/runVarflow.ts";

const page = readFileSync(shipped("docs", "models.md"), "utf8");
const python = findPython(["torch", "onnx", "onnxruntime", "transformers", "onnxscript"]);
const titled = (title: string): string =>
  python === undefined
    ? `${title} (skipped: no Python with what export/requirements.txt names)`
    : title;

/** The commands of the block that a comment names. */
const commands = (name: string): readonly string[] =>
  (new RegExp(`<!-- ${name} -->\\n\`\`\`sh\\n([^\`]*)\`\`\``).exec(page)?.[1] ?? "")
    .trim()
    .split("\n");

/** The same command, with a small random model in the place of each checkpoint. */
const small = (command: string): string =>
  command.startsWith("python ")
    ? `${command.replace(/ --(weights|autoencoder|tokenizer|siglip) \S+/g, "").replace("python ", '"$PYTHON" ')} --random --tiny`
    : command.replace("varflow ", 'node "$VARFLOW" ');

function run(
  command: string,
  cwd: string,
): { readonly code: number | null; readonly said: string } {
  const { status, stdout, stderr } = spawnSync("bash", ["-ec", small(command)], {
    cwd,
    encoding: "utf8",
    env: {
      ...process.env,
      PYTHON: python,
      VARFLOW: shipped("dist", "cli", "main.js"),
      XDG_DATA_HOME: join(cwd, "data"),
    },
  });
  return { code: status, said: status === 0 ? "" : stdout + stderr };
}

describe("docs/models.md", () => {
  it.skipIf(python === undefined)(
    titled("has commands that work in order, with small random models for checkpoints"),
    () => {
      const cwd = freshFolder();
      symlinkSync(shipped("export"), join(cwd, "export"));
      for (const name of ["infinity", "search", "var"]) {
        expect(commands(name).length).toBeGreaterThanOrEqual(4);
        for (const command of commands(name))
          expect({ command, ...run(command, cwd) }).toEqual({ command, code: 0, said: "" });
      }
      for (const out of ["first", "searched", "fish", "searched-fish"])
        expect(readdirSync(join(cwd, out)).some((file) => file.endsWith(".png"))).toBe(true);
    },
    300_000,
  );
  it.skipIf(python === undefined)(
    titled("has the sizes that its command prints"),
    () => {
      const told = spawnSync(python as string, ["export/model_sizes.py"], {
        cwd: shipped(),
        encoding: "utf8",
      });
      expect(told.status).toBe(0);
      expect(page).toContain(`<!-- sizes -->\n${told.stdout.trim()}\n`);
    },
    120_000,
  );
  it("names files that are there, and every command that writes a bundle", () => {
    const named = [...page.matchAll(/`((?:export|test|src)\/[\w./-]*)`/g)].map(
      ([, file]) => file as string,
    );
    expect(named.length).toBeGreaterThan(10);
    for (const file of named) expect([file, existsSync(shipped(file))]).toEqual([file, true]);
    for (const [, link] of page.matchAll(/\]\((?!http)([^)#]+)\)/g))
      expect([link, existsSync(shipped("docs", link as string))]).toEqual([link, true]);
    for (const file of readdirSync(shipped("export")).filter((name) => /^ship_/.test(name)))
      expect(page).toContain(`export/${file}`);
  });
});
