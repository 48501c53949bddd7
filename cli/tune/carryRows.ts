import { existsSync } from "node:fs";
import { join } from "node:path";
import { placeKey, placesOf, type Settings, sealedLine } from "../../src/evaluation/index.ts";
import { names, readResults, readSettings } from "../readResults.ts";
import { writeSafely } from "../writeSafely.ts";

/**
 * Begins the folder of an evaluation with what another one has drawn of it: a row hangs on its own
 * place alone. A folder that has results is left as it is.
 */
export async function carryRows(from: string, to: string, settings: Settings): Promise<void> {
  const results = join(to, names.results);
  if (existsSync(results) || existsSync(`${results}.gz`)) return;
  const wanted = new Set(placesOf(settings).map(placeKey));
  const lines = readResults(from)
    .rows.filter((row) => wanted.has(placeKey(row)))
    .map((row) => `${sealedLine(row)}\n`);
  if (readSettings(to) === null)
    await writeSafely(join(to, names.settings), `${JSON.stringify(settings, null, 1)}\n`);
  await writeSafely(results, lines.join(""));
}
