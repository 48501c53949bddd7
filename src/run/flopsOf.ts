import type { CostTable } from "../models/CostTable.ts";
import { aheadPrice } from "./aheadPrice.ts";
import type { Flops } from "./Cost.ts";
import type { Spending } from "./Spending.ts";

/**
 * FLOPs of what was asked of the models at a scale, every path counted as if it were distinct.
 *
 * What the model has no price for costs nothing: that it lacks a role or a side is told elsewhere.
 */
export const flopsOf = (
  { generate = 0, ahead, decode, extract = {}, score = {} }: Spending,
  cost: CostTable,
  scale: number,
): Flops => ({
  transformer:
    generate * (cost.transformer[scale] ?? 0) + aheadPrice(ahead, cost.transformer, scale),
  decode: decode === undefined ? 0 : decode.images * decodePrice(cost, decode.side),
  extract: priced(extract, cost.extract),
  score: priced(score, cost.score),
});

const decodePrice = (cost: CostTable, side: number | undefined): number =>
  side === undefined ? cost.decode : (cost.smallerDecodes[side] ?? 0);

const priced = (
  images: Readonly<Record<string, number>>,
  prices: Readonly<Record<string, number>>,
): number =>
  Object.entries(images).reduce((sum, [role, count]) => sum + count * (prices[role] ?? 0), 0);
