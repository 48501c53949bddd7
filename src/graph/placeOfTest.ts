import type { Graph } from "./Graph.ts";
import type { StepTest } from "./StepTest.ts";
import { type Placed, stageAt } from "./stageAt.ts";

/** A step that is tested, and the scale at which it is. */
export interface Tested extends Placed {
  readonly scale: number;
}

/** Finds the step of a test: at the scale that it names, else at the first where it runs. */
export function placeOfTest(graph: Graph, { step, scale }: StepTest): Tested | undefined {
  const scales = Array.from({ length: graph.scales }, (_, i) => i);
  for (const at of scales.filter((at) => scale === undefined || at === scale)) {
    const placed = stageAt(graph, at).find(({ id }) => id === step);
    if (placed !== undefined) return { ...placed, scale: at };
  }
  return undefined;
}
