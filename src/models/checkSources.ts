import type { Assembled } from "./assemble.ts";
import { checkFiles } from "./checkFiles.ts";
import { sourcesOf } from "./sourcesOf.ts";

/**
 * Compares every file of every bundle that an assembled model lies in with its hash.
 *
 * @throws ModelError that names a file that is missing or damaged.
 */
export async function checkSources(assembled: Assembled): Promise<void> {
  for (const source of sourcesOf(assembled)) await checkFiles(source);
}
