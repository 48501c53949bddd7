import type { Partition } from "./partitions.ts";
import type { Target } from "./ToyTruth.ts";
import { unskewed } from "./unskewed.ts";
import type { Visits } from "./visits.ts";

/** One cell: what was seen beside what is true. */
export interface Comparison {
  readonly partition: string;
  readonly cell: number;
  /** Runs that drew an image of the cell. */
  readonly count: number;
  /** Truth: Σ p(x)·e^{λ·s(x)} over the cell. */
  readonly expected: number;
  /** Mean of Ẑ·1{the image drawn lies in the cell} over all runs. */
  readonly mean: number;
  /** Standard error of the mean, if the truth holds. */
  readonly error: number;
  /** (mean − expected) / error, rid of its skewness: about normal where the search is exact. */
  readonly z: number;
}

/** Compares what runs drew with the truth, cell by cell. */
export function comparisons(
  { runs, powers }: Visits,
  { mass }: Target,
  partitions: readonly Partition[],
): readonly Comparison[] {
  const overall = powers.map((sums) => sums.reduce((a, b) => a + b));
  return partitions.flatMap(({ name, cellOf }) => {
    const sums = powers.map((numbers) => inCells(numbers, cellOf));
    return inCells(mass, cellOf).map((expected, cell) => {
      const own = sums.map((numbers) => numbers[cell] ?? 0);
      const [count = 0, sum = 0] = own;
      const mean = sum / runs;
      const { error, skewness } = spread(expected, sum > 0 ? own : overall, runs);
      const z = mean === expected ? 0 : unskewed((mean - expected) / error, skewness);
      return { partition: name, cell, count, expected, mean, error, z };
    });
  });
}

/** Share of a mean that rounding may take, where chance takes nothing. */
const rounding = 1e-9;

/**
 * Standard error and skewness of a cell's mean, if the truth holds.
 *
 * Not the spread of what was seen there: a cell seen too rarely by chance would seem too sure. Only
 * how large Ẑ is where it counts is taken from the runs: E Ẑ^k over the cell is its mass times
 * ΣẐ^k / ΣẐ.
 */
function spread(
  expected: number,
  [, sum = 0, square = 0, cube = 0]: readonly number[],
  runs: number,
) {
  const [second, third] = [(expected * square) / sum, (expected * cube) / sum];
  // What is left of a difference of equals is rounding, and its skewness would be anything.
  const difference = second - expected ** 2;
  const variance = difference > rounding * second ? difference : 0;
  const skew = third - 3 * expected * second + 2 * expected ** 3;
  return {
    error: Math.sqrt(variance / runs) + rounding * expected,
    skewness: variance > 0 ? skew / variance ** 1.5 / Math.sqrt(runs) : 0,
  };
}

/** Sums over the images of each cell. */
function inCells(numbers: Float64Array, cellOf: readonly number[]): readonly number[] {
  const cells = 1 + cellOf.reduce((a, b) => Math.max(a, b), 0);
  const sums = Array<number>(cells).fill(0);
  for (const [image, cell] of cellOf.entries())
    sums[cell] = (sums[cell] ?? 0) + (numbers[image] ?? 0);
  return sums;
}
