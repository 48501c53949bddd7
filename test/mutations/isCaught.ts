import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Fault } from "./faults.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const copied = ["src", "operators", "cli", "graphs", "test", "examples", "bench", "prompts"];
const settings = ["package.json", "tsconfig.json", "vitest.config.ts"];

/** A copy of the code whose files may be spoiled. */
export function freshCopy(): string {
  const copy = mkdtempSync(join(tmpdir(), "varflow-faults-"));
  for (const part of [...copied, ...settings])
    cpSync(join(root, part), join(copy, part), { recursive: true });
  for (const part of ["node_modules", "models", "dist"])
    symlinkSync(join(root, part), join(copy, part));
  return copy;
}

/** Whether test files of the copy pass. */
export function isGreen(copy: string, tests: readonly string[]): boolean {
  const env = Object.entries(process.env).filter(([name]) => !name.startsWith("VITEST"));
  const { status } = spawnSync(
    process.execPath,
    [join(root, "node_modules/vitest/vitest.mjs"), "run", "--typecheck.enabled=false", ...tests],
    { cwd: copy, env: { ...Object.fromEntries(env), VARFLOW_FAULTS: "" }, stdio: "ignore" },
  );
  return status === 0;
}

/** Whether the tests of a fault turn red while it is planted in the copy. */
export function isCaught(copy: string, { file, find, replace, tests }: Fault): boolean {
  const path = join(copy, file);
  const whole = readFileSync(path, "utf8");
  writeFileSync(
    path,
    whole.replace(find, () => replace),
  );
  const green = isGreen(copy, tests);
  writeFileSync(path, whole);
  return !green;
}
