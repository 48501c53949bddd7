import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import * as E from "fp-ts/lib/Either.js";
import { type Results, Settings } from "../src/evaluation/index.ts";
import { problemsOf } from "../src/graph/Problem.ts";
import { readLines, textOf } from "./resultsFile.ts";
import { UsageError } from "./UsageError.ts";

/** How long one row took; never compared byte by byte. */
export interface Timing {
  readonly graph: string;
  readonly n: number;
  readonly prompt: string;
  readonly seed: number;
  /** From its start to its picture, while `inFlight` prompts were drawn side by side. */
  readonly wallMs: number;
  readonly inFlight: number;
  readonly machine: string;
  readonly workers: number;
  /** When it was done, ISO 8601. */
  readonly at: string;
}

/** What is in the folder of an evaluation, complete or not. */
export interface ResultsFolder extends Results {
  readonly timings: readonly Timing[];
}

/** Names of the files of an evaluation. */
export const names = {
  settings: "settings.json",
  results: "results.jsonl",
  timings: "timings.jsonl",
} as const;

/** @throws UsageError for a folder that holds no evaluation, or a damaged one. */
export function readResults(folder: string): ResultsFolder {
  const settings = readSettings(folder);
  if (settings === null)
    throw new UsageError(
      `${folder} holds no evaluation: it has no ${names.settings}`,
      "varflow evaluate writes such folders",
    );
  const { rows } = readLines(resultsText(folder), join(folder, names.results));
  return { settings, rows, timings: readTimings(folder) };
}

/** The settings of a folder; `null` where there are none. */
export function readSettings(folder: string): Settings | null {
  const file = join(folder, names.settings);
  if (!existsSync(file)) return null;
  const decoded = Settings.decode(parsed(readFileSync(file, "utf8"), file));
  if (E.isRight(decoded)) return decoded.right;
  const [problem] = problemsOf(decoded);
  throw new UsageError(`${file}: ${problem?.path.join(".")}: ${problem?.message}`);
}

/** The lines of the results, packed or not; those of an evaluation under way come first. */
export const resultsText = (folder: string): string => unpacked(join(folder, names.results));

/** A file, or the packed one beside it; empty where there is neither. */
const unpacked = (file: string): string =>
  existsSync(`${file}.gz`) && !existsSync(file)
    ? gunzipSync(readFileSync(`${file}.gz`)).toString("utf8")
    : textOf(file);

/** Timings are no results: a torn line among them is left out. */
const readTimings = (folder: string): readonly Timing[] =>
  unpacked(join(folder, names.timings))
    .split("\n")
    .flatMap((line) => {
      try {
        return line === "" ? [] : [JSON.parse(line) as Timing];
      } catch {
        return [];
      }
    });

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new UsageError(`${file} is no JSON: ${(cause as Error).message}`);
  }
}
