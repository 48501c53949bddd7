import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { ModelError } from "../errors.ts";
import type { Bundle } from "./Bundle.ts";
import { filesOf } from "./filesOf.ts";
import { type BundleDescription, readDescription } from "./readDescription.ts";

/** A bundle whose files have been found whole. */
export interface OpenableBundle extends BundleDescription {
  readonly bundle: Bundle;
}

const again = "fetch the bundle again, or restore the file from version control";

/**
 * Reads `bundle.json` of a folder and compares every file with its hash.
 *
 * @throws ModelError that names the field or file, and what would be right; and for a bundle that has
 * costs and no weights.
 */
export async function readBundle(folder: string): Promise<OpenableBundle> {
  const { bundle, hash } = await readDescription(folder);
  if ("weights" in bundle)
    throw new ModelError(
      folder,
      "has costs but no weights: plan works, drawing does not",
      "`varflow models` lists what can draw",
    );
  for (const model of [...Object.values(filesOf(bundle)), ...unsearched(bundle)]) {
    const bytes = await readFile(join(folder, model.file)).catch((cause: Error) => {
      throw new ModelError(folder, `${model.file}: ${cause.message}`, again);
    });
    const found = createHash("sha256").update(bytes).digest("hex");
    if (found !== model.sha256)
      throw new ModelError(
        folder,
        `${model.file} is damaged: SHA-256 ${found.slice(0, 12)}…, bundle.json says ${model.sha256.slice(0, 12)}…`,
        again,
      );
  }
  return { folder, bundle, hash };
}

/** Files that no search runs. */
const unsearched = ({ roles: { judge, decoder } }: Bundle) =>
  [judge?.detect, decoder.compress].filter((model) => model !== undefined);
