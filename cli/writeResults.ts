import { rmSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { names } from "./readResults.ts";
import { textOf } from "./resultsFile.ts";
import { writeSafely } from "./writeSafely.ts";

/**
 * Writes complete results, packed if wanted, with the timings beside them.
 *
 * @returns the name of the file.
 */
export async function writeResults(folder: string, text: string, pack: boolean): Promise<string> {
  const results = join(folder, names.results);
  if (!pack) {
    await writeSafely(results, text);
    return results;
  }
  const timings = join(folder, names.timings);
  await writeSafely(`${results}.gz`, gzipSync(text, { level: 9 }));
  const times = textOf(timings);
  if (times !== "") await writeSafely(`${timings}.gz`, gzipSync(times, { level: 9 }));
  for (const file of [results, timings]) rmSync(file, { force: true });
  return `${results}.gz`;
}
