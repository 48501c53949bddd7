import { readFileSync } from "node:fs";
import * as E from "fp-ts/lib/Either.js";
import {
  type Located,
  type Registry,
  type Selection,
  type StepTest,
  testStep,
  type Unmet,
  unmet,
} from "../src/index.ts";
import { describeProblem } from "./describeProblem.ts";
import { fixedText } from "./fixedText.ts";
import { graphFile, type Loaded, loadGraph } from "./loadGraph.ts";
import type { Plugins } from "./loadPlugins.ts";
import { writeSafely } from "./writeSafely.ts";

/** Options of `varflow test`. */
export interface TestOptions {
  /** Rewrite expectations that are not met. */
  readonly fix?: boolean;
  readonly json?: boolean;
}

/** What became of one test; its problems are those of its expectations, or one of the step. */
interface Tested {
  readonly name?: string;
  readonly step: string;
  readonly ok: boolean;
  readonly problems: readonly Located[];
  /** Absent where the step failed. */
  readonly came?: Selection;
}

/** What became of a file: its tests, or what is wrong with it before any can run. */
interface Report {
  readonly file: string;
  readonly ok: boolean;
  /** Expectations that were rewritten. */
  readonly fixed: number;
  readonly problems: readonly Located[];
  readonly tests: readonly Tested[];
}

/**
 * `varflow test`: runs the `tests` of graph files, and prints what came out otherwise than expected.
 *
 * @returns the exit code: 0 if all is as expected or was rewritten, 1 otherwise.
 */
export async function testGraphs(
  files: readonly string[],
  { fix = false, json = false }: TestOptions,
  { operators }: Plugins,
): Promise<number> {
  const reports: Report[] = [];
  for (const file of files) {
    const report = await reportOf(file, operators, fix);
    process.stdout.write(json ? `${JSON.stringify(report)}\n` : text(report));
    reports.push(report);
  }
  return reports.every(({ ok }) => ok) ? 0 : 1;
}

async function reportOf(file: string, operators: Registry, fix: boolean): Promise<Report> {
  const loaded = loadGraph(file, operators);
  if (E.isLeft(loaded)) return { file, ok: false, fixed: 0, problems: loaded.left, tests: [] };
  const { tests } = loaded.right;
  const ran = await Promise.all(tests.map((_, i) => run(loaded.right, operators, i)));
  const wrong = ran.flatMap(({ wrong }) => wrong);
  if (fix && wrong.length > 0) await rewrite(graphFile(file), wrong);
  const ok = ran.every(({ tested, wrong }) => tested.ok || (fix && wrong.length > 0));
  return {
    ...{ file, ok, fixed: fix ? wrong.length : 0, problems: [] },
    tests: ran.map(({ tested }) => tested),
  };
}

async function rewrite(file: string, wrong: readonly Unmet[]): Promise<void> {
  const fixes = wrong.map(({ path, came }) => ({ path, numbers: came }));
  await writeSafely(file, fixedText(readFileSync(file, "utf8"), fixes));
}

/** One test: what became of it, and its expectations that were not met. */
async function run({ graph, tests, locate }: Loaded, operators: Registry, i: number) {
  const test = tests[i] as StepTest;
  const { name, step } = test;
  const head = { ...(name === undefined ? {} : { name }), step };
  const came = await testStep(graph, operators, test).catch((cause: Error) => cause);
  if (came instanceof Error) {
    const problems = [locate({ path: ["tests", i], message: came.message })];
    return { tested: { ...head, ok: false, problems }, wrong: [] };
  }
  const wrong = unmet(test, came).map((one) => ({ ...one, path: ["tests", i, ...one.path] }));
  const problems = wrong.map(({ path, message }) => locate({ path, message }));
  return { tested: { ...head, ok: wrong.length === 0, problems, came }, wrong };
}

function text({ file, problems, tests, fixed }: Report): string {
  const failed = tests.filter(({ ok }) => !ok);
  const lines = [...problems, ...failed.flatMap((test) => test.problems)].map(describeProblem);
  const count = `${tests.length || "no"} test${tests.length === 1 ? "" : "s"}`;
  const summary = failed.length > 0 ? `${failed.length} of ${count} failed` : `${count} ok`;
  const rewritten = fixed > 0 ? `; ${fixed} expectation${fixed === 1 ? "" : "s"} rewritten` : "";
  if (problems.length === 0)
    lines.push(`${file}: ${tests.length > 0 ? summary : count}${rewritten}`);
  return `${lines.join("\n")}\n`;
}
