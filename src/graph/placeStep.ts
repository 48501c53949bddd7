import type { StepChange } from "./GraphFile.ts";
import type { Layers } from "./Layers.ts";

/** A step on its way into a graph. */
export interface Placed {
  readonly name: string;
  readonly layers: Layers;
  /** The step after which this file put it. */
  readonly after?: string;
}

/**
 * Puts a step where its `before` or `after` says, else in the place of the old one, else last.
 * Several put before or after the same step stand in the order in which they come.
 */
export function placeStep(
  steps: readonly Placed[],
  old: Placed | undefined,
  step: Placed,
  { before, after }: StepChange,
): readonly Placed[] {
  const target = before ?? after;
  if (target === undefined)
    return old ? steps.map((other) => (other === old ? step : other)) : [...steps, step];
  const others = steps.filter((other) => other !== old);
  const place = others.findIndex(({ name }) => name === target);
  return before === undefined
    ? others.toSpliced(endOf(others, place, target), 0, { ...step, after: target })
    : others.toSpliced(place, 0, step);
}

/** Behind a step, and behind those that this file put after it, or after these. */
function endOf(steps: readonly Placed[], place: number, name: string): number {
  const group = new Set<string | undefined>([name]);
  let end = place + 1;
  for (; steps[end]?.after !== undefined && group.has(steps[end]?.after); end++)
    group.add(steps[end]?.name);
  return end;
}
