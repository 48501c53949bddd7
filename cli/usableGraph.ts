import * as E from "fp-ts/lib/Either.js";
import { compile, type Graph, type ModelSpec, type Registry, type Search } from "../src/index.ts";
import { describeProblem } from "./describeProblem.ts";
import { loadGraph } from "./loadGraph.ts";
import { UsageError } from "./UsageError.ts";

/**
 * A graph that a command cannot go on without, by file or name.
 *
 * @throws UsageError with every problem that it has, with a model too if one is given.
 */
export function usableGraph(given: string, operators: Registry, spec?: ModelSpec): Graph {
  const loaded = loadGraph(given, operators, spec);
  if (E.isLeft(loaded)) throw new UsageError(loaded.left.map(describeProblem).join("\n"));
  return loaded.right.graph;
}

/** The search of a graph that has no problem. */
export function searchOf(graph: Graph, operators: Registry): Search {
  const search = compile(graph, operators);
  if (E.isLeft(search)) throw new Error("a checked graph does not compile");
  return search.right;
}

/** @throws UsageError where the graph draws one path and n asks for more. */
export function assertWidth({ n: fixed, name }: Graph, n: number): void {
  if (fixed === 1 && n !== 1)
    throw new UsageError(
      `${name} draws one path: n must be 1, not ${n}`,
      "best-of-n spends n whole samples",
    );
}
