import * as E from "fp-ts/lib/Either.js";
import { check, compile, type Graph, type Job, type Registry } from "../src/index.ts";

/**
 * A graph that varflow made itself, ready to run.
 *
 * @throws Error with its problems: a fault of varflow's.
 */
export function readySearch(
  graph: Graph,
  operators: Registry,
): Pick<Job, "graph" | "search" | "paths"> {
  const problems = check(graph, operators);
  const search = compile(graph, operators);
  if (E.isLeft(problems) || E.isLeft(search))
    throw new Error(`${graph.name}: ${JSON.stringify(E.isLeft(problems) && problems.left)}`);
  return { graph, search: search.right, paths: graph.paths };
}
