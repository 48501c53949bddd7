import type { Registry } from "../operator.ts";
import type { Graph } from "./Graph.ts";
import type { Problem } from "./Problem.ts";
import { sideOf } from "./sideOf.ts";
import { stepsAt } from "./stepsAt.ts";

/** Steps that decode the last scale at a smaller side: what is handed out is decoded in full. */
export function checkSides(graph: Graph, registry: Registry): readonly Problem[] {
  const last = graph.scales - 1;
  return stepsAt(graph, last).flatMap(({ index, step }): readonly Problem[] => {
    const smaller = sideOf(step, registry);
    if (smaller === undefined) return [];
    return [
      {
        path: ["steps", index, ...smaller.place],
        message: `${step.id ?? step.op}: side ${smaller.side} at the last scale, ${last}, which is decoded in full`,
        hint: `list the scales before ${last} in its at, and decode ${last} in a step of its own`,
      },
    ];
  });
}
