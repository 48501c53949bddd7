import type { Standing } from "./Standing.ts";

/**
 * The highest objective first; of equal ones the cheaper, then the one that stood before. Without an
 * objective (NaN) last.
 */
export const ranked = <T extends Standing>(standings: readonly T[]): readonly T[] =>
  [...standings].sort((a, b) => falling(a.objective, b.objective) || a.flops - b.flops);

/** Infinities too: their difference is no number. */
const falling = (a: number, b: number): number => {
  if (Object.is(a, b) || a === b) return 0;
  return Number.isNaN(b) || a > b ? -1 : 1;
};
