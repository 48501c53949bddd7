import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import * as E from "fp-ts/lib/Either.js";
import {
  type Official,
  officialMetrics,
  parseGenevalResults,
  parseVqaResults,
} from "../src/evaluation/index.ts";
import type { Located } from "../src/index.ts";
import { describeProblem } from "./describeProblem.ts";
import { UsageError } from "./UsageError.ts";

const genevalFile = "results.jsonl";
const t2iFile = "vqa_result.json";
const folders = Object.entries(officialMetrics).flatMap(([metric, { folders: own }]) =>
  own.map((folder) => [metric, folder] as const),
);

/**
 * Reads a result file of GenEval's or T2I-CompBench's evaluators, or all that lie in a folder where
 * these write them.
 *
 * @param metric what the values of a T2I-CompBench file are called; told by the file's folder where
 * that is the evaluator's own.
 * @throws UsageError for what is missing, damaged, empty or of no known metric.
 */
export function readOfficial(given: string, metric?: string): readonly Official[] {
  if (!existsSync(given))
    throw new UsageError(`there is no ${given}`, "a result file of an official evaluator");
  if (!statSync(given).isDirectory()) return [readFile(given, metric)];
  const files = [genevalFile, ...folders.map(([, folder]) => `${folder}/${t2iFile}`)]
    .map((file) => path.join(given, file))
    .filter(existsSync);
  if (files.length > 0) return files.map((file) => readFile(file, metric));
  throw new UsageError(
    `${given} holds no result file of an official evaluator`,
    `${genevalFile} of GenEval's, or ${t2iFile} in ${folders.map(([, folder]) => folder).join(", ")}`,
  );
}

function readFile(file: string, metric: string | undefined): Official {
  const text = readFileSync(file, "utf8").replace(/^\uFEFF/, "");
  if (text.trim() === "") throw new UsageError(`${file} is empty`);
  if (!text.trimStart().startsWith("[")) {
    const verdicts = rightOf(parseGenevalResults(text, file), genevalHint);
    return { benchmark: "geneval", verdicts };
  }
  const answers = rightOf(parseVqaResults(text, file));
  if (answers.length === 0) throw new UsageError(`${file} holds no answer`);
  const told = metricOf(file);
  const name = metric ?? told;
  if (name === undefined)
    throw new UsageError(
      `${file}: its folder does not say which metric it holds`,
      `name it, as in tts-var@2:bvqa=${file}; known: ${Object.keys(officialMetrics).join(", ")}`,
    );
  const full = fullMarks(told ?? name);
  return {
    benchmark: "t2i",
    metric: name,
    answers: answers.map(({ picture, value }) => ({ picture, value: value / full })),
  };
}

const genevalHint =
  "GenEval's evaluator writes filename, tag, prompt, correct and reason a line; varflow's own results need no --official";

function rightOf<A>(read: E.Either<readonly Located[], A>, hint?: string): A {
  if (E.isRight(read)) return read.right;
  const shown = read.left.slice(0, most).map(describeProblem);
  const more = read.left.length - shown.length;
  throw new UsageError([...shown, ...(more > 0 ? [`and ${more} more`] : [])].join("\n"), hint);
}

/** Problems that are shown: a file of another kind has thousands. */
const most = 5;

/** The metric whose evaluator writes into the folder of a file. */
function metricOf(file: string): string | undefined {
  const folder = path.dirname(path.resolve(file)).replaceAll("\\", "/");
  return folders.find(([, own]) => folder.endsWith(`/${own}`))?.[0];
}

const fullMarks = (metric: string): number =>
  Object.hasOwn(officialMetrics, metric)
    ? officialMetrics[metric as keyof typeof officialMetrics].full
    : 1;
