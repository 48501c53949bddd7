import type { Graph } from "./Graph.ts";
import type { StepValue } from "./StepValue.ts";
import { stepsAt } from "./stepsAt.ts";

/** A step at one scale, and what it works on. */
export interface Placed {
  /** Its place in the graph. */
  readonly index: number;
  readonly step: StepValue;
  readonly id: string;
  /** Places in the stage of the steps that it works on; −1 is what the stage begins with. */
  readonly from: readonly number[];
}

/**
 * The steps that run at a scale, in order. Each works on the step above, or on those that its
 * `from` names; names of no earlier step of the scale are left out: `checkBranches` tells them.
 */
export function stageAt(graph: Graph, scale: number): readonly Placed[] {
  const steps = stepsAt(graph, scale).map(({ index, step }) => ({
    index,
    step,
    id: step.id ?? step.op,
  }));
  return steps.map((placed, place) => {
    const { from } = placed.step;
    if (from === undefined) return { ...placed, from: [place - 1] };
    const named = namesOf(from).map((name) => steps.findIndex(({ id }) => id === name));
    return { ...placed, from: named.filter((source) => source >= 0 && source < place) };
  });
}

/** The ids that `from` names. */
export const namesOf = (from: string | readonly string[]): readonly string[] =>
  typeof from === "string" ? [from] : from;
