import { existsSync, mkdirSync } from "node:fs";
import { dirname, resolve } from "node:path";

/**
 * Makes a folder and those above it, one by one: Node's recursive `mkdir` never returns where a
 * folder can be entered and nothing can be made in it, such as `/proc`.
 */
export function makeFolder(folder: string): void {
  const path = resolve(folder);
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  try {
    mkdirSync(path);
  } catch (cause) {
    // Somebody else made it meanwhile.
    if ((cause as NodeJS.ErrnoException).code !== "EEXIST") throw cause;
  }
}
