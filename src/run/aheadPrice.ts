import type { Spending } from "./Spending.ts";

/**
 * What a step that stands at `scale` draws of the scales after it, where one path costs
 * `prices[k]` at scale k: FLOPs, for example.
 */
export const aheadPrice = (
  ahead: Spending["ahead"],
  prices: readonly number[],
  scale: number,
): number =>
  ahead === undefined
    ? 0
    : ahead.paths * prices.slice(scale + 1, ahead.to + 1).reduce((sum, price) => sum + price, 0);
