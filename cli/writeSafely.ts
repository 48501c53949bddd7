import { randomBytes } from "node:crypto";
import { rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { makeFolder } from "./makeFolder.ts";

/** Writes a file whole or not at all: to a temporary name beside it, then renamed. */
export async function writeSafely(file: string, data: string | Uint8Array): Promise<void> {
  const temporary = join(dirname(file), `.${randomBytes(6).toString("hex")}.part`);
  makeFolder(dirname(file));
  try {
    await writeFile(temporary, data);
    await rename(temporary, file);
  } catch (cause) {
    await rm(temporary, { force: true });
    throw cause;
  }
}
