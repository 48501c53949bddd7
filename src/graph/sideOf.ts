import type { Registry } from "../operator.ts";
import type { StepValue } from "./StepValue.ts";

/** The smaller side that a step decodes at. */
export interface SmallerSide {
  readonly side: number;
  /** Keys from the step to the parameter that says so. */
  readonly place: readonly string[];
}

/** The smaller side that a checked step decodes at; `undefined` where it decodes in full or not at all. */
export function sideOf(
  { op, with: params = {} }: StepValue,
  registry: Registry,
): SmallerSide | undefined {
  const side = registry[op]?.spends?.(params, 1, { scale: 0, scales: 1 }).decode?.side;
  if (side === undefined) return undefined;
  const key = Object.keys(params).find((name) => params[name] === side);
  return { side, place: key === undefined ? [] : ["with", key] };
}
