import type { Graph } from "./Graph.ts";
import type { StepValue } from "./StepValue.ts";

/** The steps that run at a scale, in order, each with its place in the graph. */
export const stepsAt = (
  { steps }: Graph,
  scale: number,
): readonly { readonly index: number; readonly step: StepValue }[] =>
  steps.flatMap((step, index) =>
    step.at === undefined || step.at.includes(scale) ? [{ index, step }] : [],
  );
