import { type AnyOperator, addsOf, type Registry } from "../operator.ts";
import type { Graph } from "./Graph.ts";
import type { Tested } from "./placeOfTest.ts";
import type { StepTest } from "./StepTest.ts";
import { stageAt } from "./stageAt.ts";

/** Scales at which paths were scored and weighed before a tested step, oldest first. */
export interface Past {
  /** Without the scoring that made the score of this very state. */
  readonly scored: readonly number[];
  readonly weighed: readonly number[];
}

/** What a graph does to paths before they come to a tested step. */
export function pastOf(
  graph: Graph,
  registry: Registry,
  { index, scale }: Tested,
  { scores }: StepTest["given"],
): Past {
  const before = (did: (operator: AnyOperator, params: unknown) => boolean) =>
    Array.from({ length: scale + 1 }, (_, at) =>
      stageAt(graph, at)
        .filter((other) => at < scale || other.index < index)
        .filter(({ step }) => did(registry[step.op] as AnyOperator, step.with ?? {}))
        .map(() => at),
    ).flat();
  const scored = before((operator, params) => addsOf(operator, params).includes("history"));
  const own = scores !== undefined && scored.at(-1) === scale ? 1 : 0;
  return {
    scored: scored.slice(0, scored.length - own),
    weighed: before(({ weighs }) => weighs !== undefined),
  };
}
