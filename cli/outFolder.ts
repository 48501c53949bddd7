import { accessSync, constants, existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { rm } from "node:fs/promises";
import { dirname, join, resolve, sep } from "node:path";
import type { DeviceClass } from "./deviceClass.ts";
import { UsageError } from "./UsageError.ts";

/** What `run.json` of a results folder says: enough to draw every image again. */
export interface RunRecord {
  /** The inputs: two runs with equal ones give equal images on one device class. */
  readonly inputs: Readonly<Record<string, unknown>>;
  /** Versions and the machine's class. */
  readonly made: DeviceClass;
  /** Files that the run writes into the folder. */
  readonly files: readonly string[];
}

/** The file in a results folder that says what run it holds. */
export const recordName = "run.json";

/**
 * Checks that results may go to a folder, before anything is drawn. Creates nothing.
 *
 * @returns the files of an earlier run that are to be replaced.
 * @throws UsageError if the folder holds something else and `force` is not set, or cannot be
 * written.
 */
export function claimFolder(folder: string, record: RunRecord, force: boolean): readonly string[] {
  assertWritable(folder);
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder);
  if (names.length === 0) return [];
  const earlier = names.includes(recordName) ? readRecord(join(folder, recordName)) : undefined;
  const same = JSON.stringify(earlier?.inputs) === JSON.stringify(record.inputs);
  if (!same && !force)
    throw new UsageError(
      earlier === undefined
        ? `${folder} is not empty and holds no run of varflow`
        : `${folder} holds the results of another run`,
      earlier === undefined
        ? "choose another --out; --force writes beside what is there"
        : "choose another --out, or --force to replace that run",
    );
  return earlier?.files ?? [];
}

/** Removes the files of an earlier run, and nothing that varflow did not write. */
export async function clearFolder(folder: string, files: readonly string[]): Promise<void> {
  for (const file of files) {
    const path = resolve(folder, file);
    if (path.startsWith(resolve(folder) + sep)) await rm(path, { force: true });
  }
}

function readRecord(file: string): RunRecord | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as RunRecord;
  } catch {
    return undefined;
  }
}

/**
 * Finds out without creating anything, so that a refused command leaves no trace.
 *
 * @throws UsageError if the folder cannot be written, or made.
 */
export function assertWritable(folder: string): void {
  let place = resolve(folder);
  while (!existsSync(place)) place = dirname(place);
  const fail = (why: string) => {
    throw new UsageError(`${folder} cannot be written: ${why}`, "choose another --out");
  };
  if (!statSync(place).isDirectory()) fail(`${place} is a file`);
  try {
    accessSync(place, constants.W_OK);
  } catch (cause) {
    fail((cause as Error).message);
  }
}
