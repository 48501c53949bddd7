import type { Standing } from "./Standing.ts";

/** Rounding of a mean of many equal numbers: what costs exactly the budget is within it. */
const slack = 1e-9;

/** Whether what a graph spent on a rung, in the mean, is at most the budget, in FLOPs. */
export const isWithin = ({ flops }: Pick<Standing, "flops">, budget: number): boolean =>
  flops <= budget * (1 + slack);
