import type { Standing } from "./Standing.ts";

/**
 * The highest objective first; of equal ones the cheaper, then the one that stood before. Without an
 * objective (NaN) last.
 */
export const ranked = <T extends Standing>(standings: readonly T[]): readonly T[] =>
  [...standings].sort((a, b) => order(b.objective) - order(a.objective) || a.flops - b.flops);

/** Finite, so that differences are numbers. */
const order = (objective: number): number =>
  Number.isNaN(objective) ? -Number.MAX_VALUE : objective;
