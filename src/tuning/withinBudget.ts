import { isWithin } from "./isWithin.ts";
import type { Standing } from "./Standing.ts";

/**
 * Those of a rung that spent at most the budget (FLOPs) in the mean, in the order that they stand
 * in. Where none did, the cheapest alone, of equally cheap ones the first: it may be within on more
 * prompts. What is not known (NaN) is dearer than all.
 */
export function withinBudget<T extends Pick<Standing, "flops">>(
  standings: readonly T[],
  budget: number,
): readonly T[] {
  const within = standings.filter((one) => isWithin(one, budget));
  return within.length > 0 ? within : standings.toSorted(rising).slice(0, 1);
}

const rising = ({ flops: a }: Pick<Standing, "flops">, { flops: b }: Pick<Standing, "flops">) =>
  a === b ? 0 : Number.isNaN(b) || a < b ? -1 : 1;
