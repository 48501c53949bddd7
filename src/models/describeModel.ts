import type { ModelSpec } from "./ports.ts";
import { readBundle } from "./readBundle.ts";
import { specOf } from "./specOf.ts";

/**
 * What a bundle says of itself, its files found whole, without opening a session.
 *
 * @throws ModelError for a missing or damaged bundle.
 */
export const describeModel = async (folder: string): Promise<ModelSpec> =>
  specOf(await readBundle(folder));
