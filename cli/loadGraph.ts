import { existsSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import * as E from "fp-ts/lib/Either.js";
import {
  check,
  checkModels,
  checkTests,
  type Located,
  type ModelSpec,
  nearest,
  type Parsed,
  type Registry,
  resolve,
} from "../src/index.ts";
import { readText } from "./readText.ts";
import { shipped } from "./shipped.ts";
import { UsageError } from "./UsageError.ts";

/** Names of the graphs that ship with varflow. */
export const shippedGraphs = (): readonly string[] =>
  readdirSync(shipped("graphs"))
    .filter((file) => file.endsWith(".yaml"))
    .map((file) => file.replace(/\.yaml$/, ""))
    .sort();

/** The file that a path, or the name of a shipped graph, stands for. */
export function graphFile(given: string): string {
  if (isFile(given)) return given;
  const known = shippedGraphs();
  if (known.includes(given)) return shipped("graphs", `${given}.yaml`);
  const near = nearest(given.replace(/^.*[\\/]|\.ya?ml$/g, ""), known);
  throw new UsageError(
    `no graph file "${given}"`,
    near ? `did you mean "${near}"?` : `a path, or one of: ${known.join(", ")}`,
  );
}

/** A graph and tests without a problem, and the file from the root. */
export interface Loaded extends Parsed {
  readonly file: string;
}

/** A graph file and those it extends, read and checked, against a model too if one is given. */
export function loadGraph(
  given: string,
  operators: Registry,
  spec?: ModelSpec,
): E.Either<readonly Located[], Loaded> {
  const file = graphFile(given);
  const resolved = resolve(readText(file), file, (base) =>
    isFile(base) ? readText(base) : undefined,
  );
  if (E.isLeft(resolved)) return resolved;
  const { graph, tests, locate } = resolved.right;
  const checked = check(graph, operators);
  const problems = E.isLeft(checked)
    ? checked.left
    : [
        ...checkTests(graph, operators, tests),
        ...(spec === undefined ? [] : checkModels(graph, operators, spec)),
      ];
  return problems.length > 0
    ? E.left(problems.map((problem) => locate(problem)))
    : E.right({ ...resolved.right, file: path.resolve(file) });
}

const isFile = (file: string): boolean => existsSync(file) && statSync(file).isFile();
