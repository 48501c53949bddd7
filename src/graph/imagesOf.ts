import type { Registry } from "../operator.ts";
import type { Graph } from "./Graph.ts";
import { stageAt } from "./stageAt.ts";

/**
 * Images that a graph is to end with, whatever n: as many as its last step at the last scale chooses,
 * 1 for any other. Rounds keep one.
 */
export function imagesOf(graph: Graph, registry: Registry): number {
  const last = stageAt(graph, graph.scales - 1).at(-1);
  if (graph.rounds !== undefined || last === undefined) return 1;
  return registry[last.step.op]?.ends?.(last.step.with ?? {}) ?? 1;
}
