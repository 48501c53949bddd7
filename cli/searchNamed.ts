import * as E from "fp-ts/lib/Either.js";
import { operators } from "../operators/index.ts";
import { compile, type Graph, type Search } from "../src/index.ts";
import { describeProblem } from "./describeProblem.ts";
import { loadGraph } from "./loadGraph.ts";

/** A shipped graph, ready to draw. */
export function searchNamed(name: string): { readonly graph: Graph; readonly search: Search } {
  const loaded = loadGraph(name, operators);
  if (E.isLeft(loaded)) throw new Error(loaded.left.map(describeProblem).join("\n"));
  const { graph } = loaded.right;
  const search = compile(graph, operators);
  if (E.isLeft(search)) throw new Error(`${name} does not compile`);
  return { graph, search: search.right };
}
