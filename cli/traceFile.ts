import { closeSync, existsSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import type { RunEvent } from "../src/index.ts";
import { makeFolder } from "./makeFolder.ts";
import { UsageError } from "./UsageError.ts";

/** Where the events of a command's runs go, one JSON line each. */
export interface TraceFile {
  /** Receiver of one run's events; `run` is the prompt's place in the list. */
  readonly of: (run: number) => (event: RunEvent) => void;
  /** Gives the file its name; until then it has a temporary one. */
  readonly keep: () => void;
  /** Leaves no file. */
  readonly discard: () => void;
}

/** @throws UsageError if the file is there already and `force` is not set, or cannot be written. */
export function traceFile(file: string | undefined, force: boolean): TraceFile {
  if (file === undefined) return { of: () => () => {}, keep: () => {}, discard: () => {} };
  if (existsSync(file) && !force)
    throw new UsageError(`${file} is there already`, "choose another --trace, or --force");
  const temporary = `${file}.part`;
  const handle = open(temporary);
  return {
    of: (run) => (event) => {
      writeSync(handle, `${JSON.stringify({ run, ...event })}\n`);
    },
    keep: () => {
      closeSync(handle);
      renameSync(temporary, file);
    },
    discard: () => {
      closeSync(handle);
      rmSync(temporary, { force: true });
    },
  };
}

function open(file: string): number {
  try {
    makeFolder(dirname(file));
    return openSync(file, "w");
  } catch (cause) {
    throw new UsageError(`${file} cannot be written: ${(cause as Error).message}`);
  }
}
