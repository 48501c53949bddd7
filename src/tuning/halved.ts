import { ranked } from "./ranked.ts";
import type { Standing } from "./Standing.ts";

/** The `wanted` best of a rung, or all, in the order that they stand in. */
export function halved<T extends Standing>(standings: readonly T[], wanted: number): readonly T[] {
  const best = new Set(ranked(standings).slice(0, wanted));
  return standings.filter((one) => best.has(one));
}
