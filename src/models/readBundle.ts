import type { Bundle } from "./Bundle.ts";
import { canDraw } from "./canDraw.ts";
import { cannotDraw } from "./cannotDraw.ts";
import { checkFiles } from "./checkFiles.ts";
import { type BundleDescription, readDescription } from "./readDescription.ts";

/** A bundle whose files have been found whole. */
export interface OpenableBundle extends BundleDescription {
  readonly bundle: Bundle;
}

/**
 * Reads `bundle.json` of a folder with a model that draws, and compares every file with its hash.
 *
 * @throws ModelError that names the field or file, and what would be right; and for a bundle that has
 * costs and no weights, or that only looks at pictures.
 */
export async function readBundle(folder: string): Promise<OpenableBundle> {
  const described = await readDescription(folder);
  const { bundle } = described;
  if (!canDraw(bundle)) throw cannotDraw(described);
  await checkFiles(described);
  return { ...described, bundle };
}
