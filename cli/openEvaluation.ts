import { existsSync } from "node:fs";
import { join } from "node:path";
import type { ResultRow, Settings } from "../src/evaluation/index.ts";
import { assertSame } from "./assertSame.ts";
import { lockFolder } from "./lockFolder.ts";
import { makeFolder } from "./makeFolder.ts";
import { names, readSettings, resultsText } from "./readResults.ts";
import { lineFile, readLines } from "./resultsFile.ts";
import { UsageError } from "./UsageError.ts";
import { writeSafely } from "./writeSafely.ts";

/** A results folder that this process may write. */
export interface OpenFolder {
  /** Rows that are there already. */
  readonly rows: readonly ResultRow[];
  /** What a person should know of them. */
  readonly notices: readonly string[];
  /** Lets other processes have it. */
  readonly release: () => void;
}

/**
 * Opens the folder of an evaluation, a new one or one to go on with.
 *
 * @throws UsageError where it holds results of other settings, and where it cannot be written.
 */
export async function openEvaluation(folder: string, settings: Settings): Promise<OpenFolder> {
  try {
    makeFolder(folder);
  } catch (cause) {
    throw new UsageError(`${folder} cannot be made: ${(cause as Error).message}`);
  }
  const release = lockFolder(folder);
  try {
    await claim(folder, settings);
    const { rows, notices } = readRows(folder);
    return { rows, notices, release };
  } catch (cause) {
    release();
    throw cause;
  }
}

async function claim(folder: string, settings: Settings): Promise<void> {
  const earlier = readSettings(folder);
  const results = join(folder, names.results);
  if (earlier === null) {
    if (existsSync(results))
      throw new UsageError(
        `${results} is there without a ${names.settings}`,
        "choose another --out: nobody knows what these results are of",
      );
    return writeSafely(join(folder, names.settings), `${JSON.stringify(settings, null, 1)}\n`);
  }
  assertSame(earlier, settings, `${folder} holds an evaluation with other settings`);
}

/** Reads what is there and cuts a torn line off. */
function readRows(folder: string): Pick<OpenFolder, "rows" | "notices"> {
  const file = join(folder, names.results);
  const { rows, torn } = readLines(resultsText(folder), file);
  if (torn !== null) lineFile(file, torn.keep).close();
  return {
    rows,
    notices: [
      ...(torn === null ? [] : [`${file}: the last line was torn off and is dropped`]),
      ...(rows.length === 0 ? [] : [`${rows.length} results are there: going on with the rest`]),
    ],
  };
}
