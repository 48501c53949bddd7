import { operators } from "../operators/index.ts";
import type { Graph, Search } from "../src/index.ts";
import { searchOf, usableGraph } from "./usableGraph.ts";

/** A shipped graph, ready to draw. */
export function searchNamed(name: string): { readonly graph: Graph; readonly search: Search } {
  const graph = usableGraph(name, operators);
  return { graph, search: searchOf(graph, operators) };
}
