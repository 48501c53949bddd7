import type { Graph } from "../../src/graph/Graph.ts";

/**
 * The same graph for a model of fewer scales: each step runs where its share of the way lies, the
 * last scale staying the last. Widths, words and order stay.
 */
export function shrunk(graph: Graph, scales: number): Graph {
  const last = graph.scales - 1;
  const moved = (scale: number) =>
    scale === last ? scales - 1 : Math.floor((scale * (scales - 1)) / last);
  return {
    ...graph,
    scales,
    steps: graph.steps.map((step) =>
      step.at === undefined ? step : { ...step, at: [...new Set(step.at.map(moved))] },
    ),
  };
}
