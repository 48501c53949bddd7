import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { HashedFile } from "./bundleFiles.ts";
import { damaged } from "./damaged.ts";
import type { BundleDescription } from "./readDescription.ts";

/**
 * Compares every file of a bundle with its hash; files may be of any size.
 *
 * @throws ModelError that names a file that is missing or damaged.
 */
export async function checkFiles({ folder, bundle }: BundleDescription): Promise<void> {
  for (const { file, sha256 } of filesIn(bundle)) {
    const found = await hashOf(join(folder, file)).catch((cause: Error) => {
      throw damaged(folder, `${file}: ${cause.message}`);
    });
    if (found !== sha256)
      throw damaged(
        folder,
        `${file} is damaged: SHA-256 ${found.slice(0, 12)}…, bundle.json says ${sha256.slice(0, 12)}…`,
      );
  }
}

/** By path, size and time of change: a command that describes a model and then opens it reads it once. */
const known = new Map<string, string>();

async function hashOf(path: string): Promise<string> {
  const { size, mtimeMs } = await stat(path);
  const key = JSON.stringify([path, size, mtimeMs]);
  const found = known.get(key);
  if (found !== undefined) return found;
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  const digest = hash.digest("hex");
  known.set(key, digest);
  return digest;
}

/** Every file that a description names, wherever it stands in it, once. */
export function filesIn(description: unknown): readonly HashedFile[] {
  if (typeof description !== "object" || description === null) return [];
  const { file, sha256 } = description as Partial<HashedFile>;
  const own = typeof file === "string" && typeof sha256 === "string" ? [{ file, sha256 }] : [];
  const all = [...own, ...Object.values(description).flatMap(filesIn)];
  return [...new Map(all.map((one) => [one.file, one])).values()];
}
