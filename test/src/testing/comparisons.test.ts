import { describe, expect, it } from "vitest";
import { comparisons } from "../../../src/testing/comparisons.ts";
import type { Partition } from "../../../src/testing/partitions.ts";
import { unskewed } from "../../../src/testing/unskewed.ts";
import type { Visits } from "../../../src/testing/visits.ts";

const each: Partition = { name: "image", cellOf: [0, 1, 2, 3] };
const halves: Partition = { name: "halves", cellOf: [0, 0, 1, 1] };
const floats = (...numbers: readonly number[]) => Float64Array.from(numbers);

/** 100 runs, whose evidence was 1 for the first image, 3 for the second, and 1 or 3 for the third. */
const seen: Visits = {
  runs: 100,
  powers: [
    floats(40, 20, 40, 0),
    floats(40, 60, 80, 0),
    floats(40, 180, 200, 0),
    floats(40, 540, 560, 0),
  ],
};
const of = (mass: Float64Array, partition = each, visits = seen) =>
  comparisons(visits, { mass, total: mass.reduce((a, b) => a + b) }, [partition]);

describe("comparisons", () => {
  it("holds the mean of Ẑ·1{cell} against the mass, in errors of the truth", () => {
    const [first, second] = of(floats(0.5, 0.5, 0.8, 0.1));
    expect(first).toMatchObject({
      partition: "image",
      cell: 0,
      count: 40,
      expected: 0.5,
      mean: 0.4,
    });
    // E Ẑ² = 0.5 · 1 where every Ẑ is 1: a coin of 0.5.
    expect(first?.error).toBeCloseTo(Math.sqrt((0.5 - 0.25) / 100), 8);
    expect(first?.z).toBeCloseTo(-0.1 / 0.05, 6);
    // E Ẑ² = 0.5 · 3 where every Ẑ is 3.
    expect(second?.error).toBeCloseTo(Math.sqrt((1.5 - 0.25) / 100), 8);
    // Skewed as 100 throws of a die that count when it shows a six.
    const skewness = 4 / 6 / Math.sqrt(5 / 36) / Math.sqrt(100);
    expect(second?.z).toBeCloseTo(unskewed(0.1 / Math.sqrt(0.0125), skewness), 6);
  });
  it("adds images up by cell", () => {
    const found = of(floats(0.5, 0.5, 0.8, 0.1), halves);
    expect(found.map(({ count, expected, mean }) => [count, expected, mean])).toEqual([
      [60, 1, 1],
      [40, 0.9, 0.8],
    ]);
    expect(found[0]?.error).toBeCloseTo(Math.sqrt((2.2 - 1) / 100), 8);
  });
  it("is sure of what can never happen, and of what always does", () => {
    const never = of(floats(0.4, 0, 0.8, 0));
    expect(never.map(({ z }) => z)).toEqual([0, Infinity, 0, 0]);
    const always = { ...seen, powers: Array<Float64Array>(4).fill(floats(100)) };
    const one = { name: "possible", cellOf: [0] };
    expect(of(floats(1 + 1e-12), one, always)[0]?.z).toBeCloseTo(0, 2);
    expect(of(floats(1 + 1e-6), one, always)[0]?.z).toBeLessThan(-900);
    expect(of(floats(0.9), one, always)[0]?.z).toBeGreaterThan(3);
  });
  it("misses what was never seen", () => {
    const [, , , last] = of(floats(0.4, 0.6, 0.8, 0.2));
    // The usual weight of all runs, 420 / 180, stands in for that of a cell without one.
    expect(last?.error).toBeCloseTo(Math.sqrt((0.2 * (420 / 180 - 0.2)) / 100), 8);
    expect(last?.z).toBeLessThan(-2);
  });
});
