import { randomBytes } from "node:crypto";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Writes a file whole or not at all: to a temporary name beside it, then renamed. */
export async function writeSafely(file: string, data: string | Uint8Array): Promise<void> {
  const temporary = join(dirname(file), `.${randomBytes(6).toString("hex")}.part`);
  await mkdir(dirname(file), { recursive: true });
  try {
    await writeFile(temporary, data);
    await rename(temporary, file);
  } catch (cause) {
    await rm(temporary, { force: true });
    throw cause;
  }
}
