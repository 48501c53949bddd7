import * as E from "fp-ts/lib/Either.js";
import type { Registry } from "../operator.ts";
import { checkBranches } from "./checkBranches.ts";
import { checkFields } from "./checkFields.ts";
import { checkPlaces } from "./checkPlaces.ts";
import { checkSides } from "./checkSides.ts";
import { checkSteps } from "./checkSteps.ts";
import { checkUnread } from "./checkUnread.ts";
import { checkWidths } from "./checkWidths.ts";
import type { Graph } from "./Graph.ts";
import type { Problem } from "./Problem.ts";

/**
 * Everything that can be known to be wrong with a graph before it meets a model: unknown
 * operators and parameters, scales and ids, branches, fields needed but not made or stale, pictures
 * that nobody reads or that are decoded too small, widths.
 *
 * @returns every problem, in the order of the steps, or the graph itself.
 */
export function check(graph: Graph, registry: Registry): E.Either<readonly Problem[], Graph> {
  const alone = [...checkSize(graph), ...checkSteps(graph, registry)];
  // Branches mean nothing while an operator is unknown, fields and widths while a branch is.
  const steps = alone.length > 0 ? alone : checkBranches(graph, registry);
  const problems =
    steps.length > 0
      ? steps
      : [
          ...checkFields(graph, registry),
          ...checkPlaces(graph, registry),
          ...checkSides(graph, registry),
          ...checkUnread(graph, registry),
          ...checkWidths(graph, registry),
        ];
  return problems.length > 0 ? E.left(problems) : E.right(graph);
}

/** More than any model has or any machine can hold: a slip, which must not keep anyone waiting. */
const most = { scales: 1000, paths: 10_000 };

const checkSize = (graph: Graph): readonly Problem[] =>
  (["scales", "paths"] as const).flatMap((key) =>
    graph[key] <= most[key]
      ? []
      : [{ path: [key], message: `${graph[key]} ${key}: at most ${most[key]}` }],
  );
