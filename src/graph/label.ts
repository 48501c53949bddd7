import { type AnyOperator, addsOf, type Registry, type Weighs } from "../operator.ts";
import type { Graph } from "./Graph.ts";
import type { StepValue } from "./StepValue.ts";
import { type Placed, stageAt } from "./stageAt.ts";

/** Why a graph is heuristic: the step that decides it, and what it does. */
export interface Reason {
  /** Place of the step in the graph. */
  readonly index: number;
  /** First scale at which it matters. */
  readonly scale: number;
  readonly why: string;
}

/**
 * What a graph draws from. `exact`: for every image x, the expectation of Ẑ·1{drawn = x} is
 * p(x)·e^{lambda · score(x)}, where p is the model's own law and log Ẑ the last path's log-weight.
 * `heuristic`: from something else, for these reasons.
 */
export type Label =
  | { readonly kind: "exact"; readonly lambda: number }
  | { readonly kind: "heuristic"; readonly reasons: readonly [Reason, ...Reason[]] };

/**
 * Labels a checked graph: exact if every selection makes up for what it does in the log-weights,
 * and what weighs a lineage sums to lambda · the raw score of its finished image.
 *
 * @see strategies.md 4.7b
 */
export function label(graph: Graph, registry: Registry): Label {
  const reasons: Reason[] = [];
  let total: Total = { kind: "score", lambda: 0, scale: -1, weighedAt: -1, isOnly: true };
  for (let scale = 0; scale < graph.scales; scale++) {
    const stage = stageAt(graph, scale);
    const isLast = scale === graph.scales - 1;
    const isOnly =
      stage.filter(({ step }) => scores(registry[step.op] as AnyOperator, step)).length === 1;
    for (const placed of stage) {
      const operator = registry[placed.step.op] as AnyOperator;
      const why = biasOf(placed, operator, isLast);
      if (why !== null) reasons.push({ index: placed.index, scale, why });
      const weighs = operator.weighs?.(placed.step.with ?? {}, isLast);
      if (weighs !== undefined) total = sum(total, weighs, { index: placed.index, scale, isOnly });
    }
  }
  if (graph.rounds !== undefined)
    reasons.push({
      index: graph.steps.length - 1,
      scale: graph.scales - 1,
      why: "rounds keep the image with the highest score, not one drawn by weight",
    });
  const open = unsettled(total, graph);
  if (open !== null) reasons.push(open);
  const [first, ...others] = oncePerStep(reasons);
  return first === undefined
    ? { kind: "exact", lambda: total.kind === "score" ? total.lambda : 0 }
    : { kind: "heuristic", reasons: [first, ...others] };
}

const scores = (operator: AnyOperator, step: StepValue): boolean =>
  addsOf(operator, step.with ?? {}).includes("score");

function biasOf({ step, from }: Placed, operator: AnyOperator, isLast: boolean): string | null {
  if (from.length > 1) return "the union of branches has no known expected offspring";
  const { bias, keeps, name } = operator;
  if (keeps !== undefined)
    return bias === undefined
      ? `${name} does not say whether its selection is made up for in the log-weights`
      : bias(step.with ?? {});
  // An intermediate score may be anything: a correction takes it back.
  return isLast && bias !== undefined ? bias(step.with ?? {}) : null;
}

/** What has weighed a lineage so far, summed: lambda · its score at a scale, or something else. */
type Total =
  | {
      readonly kind: "score";
      readonly lambda: number;
      /** Scale of the score; −1 while nothing weighed. */
      readonly scale: number;
      /** Scale of the last weighing, at lambda 0 too: from its score a rise is measured. */
      readonly weighedAt: number;
      /** Whether it is the only score of its scale. */
      readonly isOnly: boolean;
      readonly last?: number;
    }
  | {
      readonly kind: "other";
      readonly index: number;
      readonly scale: number;
      readonly why: string;
    };

interface At {
  readonly index: number;
  readonly scale: number;
  /** Whether one step scores at this scale, and so all mean the same score. */
  readonly isOnly: boolean;
}

function sum(total: Total, { lambda, adds }: Weighs, { index, scale, isOnly }: At): Total {
  const own: Total = { kind: "score", lambda, scale, weighedAt: scale, isOnly, last: index };
  if (adds === "rest") return own;
  if (total.kind === "other") return total;
  if (adds === "score" && lambda === 0) return { ...total, weighedAt: scale };
  const other = (why: string): Total => ({ kind: "other", index, scale, why });
  if (adds === "score") {
    if (total.scale === scale && isOnly) return { ...own, lambda: total.lambda + lambda };
    return total.lambda === 0 ? own : other("it adds its score to what weighed before it");
  }
  const goesOn = total.lambda === lambda && total.weighedAt === total.scale && total.scale < scale;
  if (adds === "rise" && isOnly && total.isOnly && (total.weighedAt < 0 || goesOn)) return own;
  return other("what it adds does not sum to lambda times the last score");
}

function unsettled(total: Total, { scales }: Graph): Reason | null {
  const hint = "correct: true at the last scale would";
  if (total.kind === "other") {
    const { index, scale, why } = total;
    return { index, scale, why: `${why}, and nothing takes that back: ${hint}` };
  }
  if (total.lambda === 0 || total.scale === scales - 1) return null;
  const why = `it weighs by a score of scale ${total.scale}, and nothing takes that back: ${hint}`;
  return { index: total.last ?? 0, scale: total.scale, why };
}

/** The first reason of each step, in the order in which they run. */
const oncePerStep = (reasons: readonly Reason[]): readonly Reason[] =>
  [...reasons]
    .sort((a, b) => a.scale - b.scale || a.index - b.index)
    .filter(({ index }, i, all) => all.findIndex((other) => other.index === index) === i);
