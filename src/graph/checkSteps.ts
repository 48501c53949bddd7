import type { Registry } from "../operator.ts";
import type { Graph } from "./Graph.ts";
import { nearest } from "./nearest.ts";
import { type Problem, problemsOf } from "./Problem.ts";
import type { StepValue } from "./StepValue.ts";

/** Each step by itself, and its name among the others. */
export function checkSteps(graph: Graph, registry: Registry): readonly Problem[] {
  if (graph.steps.length === 0)
    return [{ path: ["steps"], message: "no step: nothing would be drawn" }];
  return graph.steps.flatMap((step, i) => [
    ...checkOperator(step, i, registry),
    ...checkScales(step, i, graph.scales),
    ...checkId(graph.steps, i),
  ]);
}

function checkOperator(step: StepValue, i: number, registry: Registry): readonly Problem[] {
  const operator = Object.hasOwn(registry, step.op) ? registry[step.op] : undefined;
  if (operator !== undefined)
    return problemsOf(operator.params.decode(step.with ?? {})).map((problem) => ({
      ...problem,
      path: ["steps", i, "with", ...problem.path],
    }));
  const known = Object.keys(registry);
  const near = nearest(step.op, known);
  const hint = near ? `did you mean "${near}"?` : `operators: ${known.join(", ")}`;
  return [{ path: ["steps", i, "op"], message: `no operator "${step.op}"`, hint }];
}

function checkScales({ at }: StepValue, i: number, scales: number): readonly Problem[] {
  if (at === undefined) return [];
  if (at.length === 0)
    return [{ path: ["steps", i, "at"], message: "no scale: the step would never run" }];
  return at.flatMap((scale, j): readonly Problem[] => {
    const path = ["steps", i, "at", j];
    if (!Number.isInteger(scale) || scale < 0 || scale >= scales)
      return [{ path, message: `no scale ${scale}`, hint: `scales are 0…${scales - 1}` }];
    return at.indexOf(scale) < j ? [{ path, message: `scale ${scale} stands twice` }] : [];
  });
}

function checkId(steps: readonly StepValue[], i: number): readonly Problem[] {
  const { op, id = op } = steps[i] as StepValue;
  const first = steps.findIndex((other) => (other.id ?? other.op) === id);
  if (first === i) return [];
  return [
    {
      path: ["steps", i, steps[i]?.id === undefined ? "op" : "id"],
      message: `step ${first + 1} is called "${id}" already`,
      hint: `give each its own id, for example id: ${op}-${steps[i]?.at?.[0] ?? i + 1}`,
    },
  ];
}
