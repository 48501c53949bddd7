import type { Registry } from "../operator.ts";
import type { Graph } from "./Graph.ts";
import type { Problem } from "./Problem.ts";
import { stepsAt } from "./stepsAt.ts";

/** Steps that stand at a scale at which they cannot run. */
export const checkPlaces = (graph: Graph, registry: Registry): readonly Problem[] =>
  Array.from({ length: graph.scales }, (_, scale) =>
    stepsAt(graph, scale).flatMap(({ index, step }): readonly Problem[] => {
      const { scales } = graph;
      const why = registry[step.op]?.unfit?.(step.with ?? {}, { scale, scales }) ?? null;
      const name = step.id ?? step.op;
      return why === null
        ? []
        : [{ path: ["steps", index], message: `${name} at scale ${scale}: ${why}` }];
    }),
  ).flat();
