import { operators } from "../../operators/index.ts";
import type { Graph } from "../../src/graph/Graph.ts";
import type { StepValue } from "../../src/graph/StepValue.ts";
import type { Correlations } from "../../src/index.ts";

/**
 * The same graph for a model of fewer scales: each step runs where its share of the way lies, the
 * last scale staying the last. Widths, words and order stay.
 */
export function shrunk(graph: Graph, scales: number): Graph {
  const last = graph.scales - 1;
  const moved = (scale: number) =>
    scale === last ? scales - 1 : Math.floor((scale * (scales - 1)) / last);
  const steps = graph.steps.map((step): StepValue => {
    const { to } = step.op === "lookahead" ? (step.with as { readonly to: number }) : {};
    return {
      ...step,
      ...(step.at === undefined ? {} : { at: [...new Set(step.at.map(moved))] }),
      ...(to === undefined ? {} : { with: { ...step.with, to: moved(to) } }),
      ...thinned(step, [...Array(graph.scales).keys()].map(moved)),
    };
  });
  return { ...graph, scales, steps: steps.flatMap((step) => onlyDrawing(step, steps)) };
}

/** Correlations of a schedule, one a scale: of those that have come to one scale the last. */
function thinned({ with: params }: StepValue, moved: readonly number[]): Partial<StepValue> {
  const { consistency } = (params as { lambda?: { consistency?: Correlations } })?.lambda ?? {};
  if (consistency === undefined) return {};
  const by: number[] = [];
  for (const [scale, place] of moved.entries()) by[place] = consistency.by[scale] as number;
  return { with: { ...params, lambda: { consistency: { ...consistency, by } } } };
}

/** Where several steps have come to draw one scale, the last of them does, generate if alone. */
function onlyDrawing(step: StepValue, steps: readonly StepValue[]): readonly StepValue[] {
  if (step.at === undefined || !draws(step)) return [step];
  const at = step.at.filter((scale) => {
    const all = steps.filter((other) => draws(other) && other.at?.includes(scale));
    return (all.findLast(({ op }) => op !== "generate") ?? all.at(-1)) === step;
  });
  return at.length === 0 ? [] : [{ ...step, at }];
}

const draws = ({ op }: StepValue): boolean =>
  operators[op as keyof typeof operators].advances === true;
