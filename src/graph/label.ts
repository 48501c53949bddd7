import type { AnyOperator, Registry, Weighs } from "../operator.ts";
import type { Graph } from "./Graph.ts";
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
  let total: Total = { kind: "score", lambda: 0, scale: -1 };
  for (let scale = 0; scale < graph.scales; scale++)
    for (const placed of stageAt(graph, scale)) {
      const isLast = scale === graph.scales - 1;
      const why = biasOf(placed, registry[placed.step.op] as AnyOperator, isLast);
      if (why !== null) reasons.push({ index: placed.index, scale, why });
      const weighs = (registry[placed.step.op] as AnyOperator).weighs?.(
        placed.step.with ?? {},
        isLast,
      );
      if (weighs !== undefined) total = sum(total, weighs, placed, scale);
    }
  const open = unsettled(total, graph);
  if (open !== null) reasons.push(open);
  const [first, ...others] = oncePerStep(reasons);
  return first === undefined
    ? { kind: "exact", lambda: total.kind === "score" ? total.lambda : 0 }
    : { kind: "heuristic", reasons: [first, ...others] };
}

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
      readonly last?: number;
    }
  | {
      readonly kind: "other";
      readonly index: number;
      readonly scale: number;
      readonly why: string;
    };

function sum(total: Total, { lambda, adds }: Weighs, { index }: Placed, scale: number): Total {
  const own: Total = { kind: "score", lambda, scale, last: index };
  if (adds === "rest") return own;
  if (adds === "score" && lambda === 0) return total;
  const other = (why: string): Total => ({ kind: "other", index, scale, why });
  if (total.kind === "other") return total;
  if (adds === "score") {
    if (total.scale === scale) return { ...own, lambda: total.lambda + lambda };
    return total.lambda === 0 ? own : other("it adds its score to what weighed before it");
  }
  if (adds === "rise" && (total.scale < 0 || total.lambda === lambda)) return own;
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
