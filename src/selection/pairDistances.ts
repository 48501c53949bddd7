import { distanceTable } from "./distanceTable.ts";

/** Distances between N points, `[N][N]`: symmetric, ≥ 0, 0 on the diagonal. */
export type PairDistances = readonly (readonly number[])[];

/**
 * Euclidean distances between `points` `[N, D]`, rescaled, in units of their median over all pairs:
 * so that a distance means the same for any features. Where most points coincide the median is 0:
 * then the unit is the mean of the positive ones; all 0 where all points coincide.
 */
export function pairDistances(points: readonly (readonly number[])[]): PairDistances {
  const table = distanceTable(points).map((row) => Array.from(row, Math.sqrt));
  const pairs = table.flatMap((row, i) => row.slice(0, i)).sort((a, b) => a - b);
  const unit = middle(pairs) || mean(pairs.filter((distance) => distance > 0)) || 1;
  return table.map((row) => row.map((distance) => distance / unit));
}

/** Of ascending numbers; 0 of none. */
const middle = (sorted: readonly number[]): number => {
  const [low, high] = [sorted[(sorted.length - 1) >> 1] ?? 0, sorted[sorted.length >> 1] ?? 0];
  return (low + high) / 2;
};

/** 0 of none. */
const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, x) => sum + x / numbers.length, 0);
