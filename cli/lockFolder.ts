import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { UsageError } from "./UsageError.ts";

/**
 * Takes a folder for this process, so that no two write the same results. A lock whose process has
 * died is taken over.
 *
 * @returns what gives it back.
 * @throws UsageError while another process has it.
 */
export function lockFolder(folder: string): () => void {
  const file = join(folder, ".lock");
  if (existsSync(file) && !isHeld(file)) rmSync(file);
  try {
    writeFileSync(file, `${process.pid}\n`, { flag: "wx" });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "EEXIST")
      throw new UsageError(
        `${folder} is being written by another process (${readFileSync(file, "utf8").trim()})`,
        "wait for it, or evaluate into another folder",
      );
    throw new UsageError(`${folder} cannot be written: ${(cause as Error).message}`);
  }
  return () => rmSync(file, { force: true });
}

/** Whether the process that a lock names is alive. */
function isHeld(file: string): boolean {
  const pid = Number(readFileSync(file, "utf8"));
  if (!Number.isInteger(pid) || pid < 1) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === "EPERM";
  }
}
