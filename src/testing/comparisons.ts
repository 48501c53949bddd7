import type { Partition } from "./partitions.ts";
import type { Target } from "./ToyTruth.ts";
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
  /** (mean − expected) / error: about normal where the search is exact and the count ≥ 50. */
  readonly z: number;
}

/**
 * Compares what runs drew with the truth, cell by cell.
 *
 * The error of a cell is not the spread of what was seen there: a cell seen too rarely by chance
 * would seem too sure. It is the one that the truth asks for: E Ẑ² over the cell is its mass times
 * the mean of Ẑ weighted by Ẑ, which is taken from the runs that came there.
 */
export function comparisons(
  { runs, counts, sums, squares }: Visits,
  { mass }: Target,
  partitions: readonly Partition[],
): readonly Comparison[] {
  const usual = total(squares) / total(sums);
  return partitions.flatMap(({ name, cellOf }) => {
    const [count = [], sum = [], square = [], truth = []] = [counts, sums, squares, mass].map(
      (numbers) => inCells(numbers, cellOf),
    );
    return truth.map((expected, cell) => {
      const mean = (sum[cell] ?? 0) / runs;
      const weight = sum[cell] ? (square[cell] ?? 0) / sum[cell] : usual;
      const variance = Math.max(expected * (weight - expected), 0) / runs;
      const error = Math.sqrt(variance) + rounding * expected;
      const z = mean === expected ? 0 : (mean - expected) / error;
      return { partition: name, cell, count: count[cell] ?? 0, expected, mean, error, z };
    });
  });
}

/** Share of a mean that rounding may take, where chance takes nothing. */
const rounding = 1e-9;

const total = (numbers: Float64Array): number => numbers.reduce((a, b) => a + b);

/** Sums over the images of each cell. */
function inCells(numbers: Float64Array, cellOf: readonly number[]): readonly number[] {
  const cells = 1 + cellOf.reduce((a, b) => Math.max(a, b), 0);
  const sums = Array<number>(cells).fill(0);
  for (const [image, cell] of cellOf.entries())
    sums[cell] = (sums[cell] ?? 0) + (numbers[image] ?? 0);
  return sums;
}
