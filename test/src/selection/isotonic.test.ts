import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isotonic } from "../../../src/selection/isotonic.ts";

const number = fc.oneof(
  fc.integer({ min: -5, max: 5 }),
  fc.double({ min: -100, max: 100, noNaN: true }),
);
const points = fc.array(fc.tuple(number, number), { minLength: 1, maxLength: 20 });
const split = (all: readonly (readonly [number, number])[]) =>
  [all.map(([x]) => x), all.map(([, y]) => y)] as const;
const fitAt = (steps: ReturnType<typeof isotonic>, x: number) =>
  steps.findLast(([from]) => from <= x)?.[1] ?? Number.NaN;
const mean = (of: readonly number[]) => of.reduce((a, b) => a + b) / of.length;

describe("isotonic", () => {
  it("never falls, in neither of its numbers", () =>
    fc.assert(
      fc.property(points, (all) => {
        const steps = isotonic(...split(all));
        for (const [i, [from, value]] of steps.entries()) {
          const [before, lower] = steps[i - 1] ?? [-Infinity, -Infinity];
          expect(from).toBeGreaterThan(before);
          expect(value).toBeGreaterThan(lower);
        }
      }),
    ));
  it("is the best fit that never falls: the largest of means up to here of the least beyond", () =>
    fc.assert(
      fc.property(points, (all) => {
        const places = [...new Set(all.map(([x]) => x))].sort((a, b) => a - b);
        const between = (from: number, to: number) =>
          mean(all.filter(([x]) => x >= from && x <= to).map(([, y]) => y));
        const steps = isotonic(...split(all));
        for (const [i, x] of places.entries()) {
          const lows = places
            .slice(0, i + 1)
            .map((from) => Math.min(...places.slice(i).map((to) => between(from, to))));
          expect(fitAt(steps, x)).toBeCloseTo(Math.max(...lows), 9);
        }
      }),
    ));
  it("keeps the mean, does not hang on the order of points, and fits its own fit", () =>
    fc.assert(
      fc.property(points, (all) => {
        const [x, y] = split(all);
        const steps = isotonic(x, y);
        const fits = x.map((own) => fitAt(steps, own));
        expect(mean(fits)).toBeCloseTo(mean(y), 9);
        const turned = isotonic([...x].reverse(), [...y].reverse());
        for (const own of x) expect(fitAt(turned, own)).toBeCloseTo(fitAt(steps, own), 9);
        const again = isotonic(x, fits);
        for (const own of x) expect(fitAt(again, own)).toBeCloseTo(fitAt(steps, own), 9);
      }),
    ));
  it("pools what falls, and points of one place, whatever lies before them", () => {
    expect(isotonic([1, 2, 3, 4], [1, 3, 2, 4])).toEqual([
      [1, 1],
      [2, 2.5],
      [4, 4],
    ]);
    expect(isotonic([0, 1, 1], [5, 0, 10])).toEqual([[0, 5]]);
    expect(isotonic([2, 2], [1, 3])).toEqual([[2, 2]]);
    expect(isotonic([3, 2, 1], [0, 0, 0])).toEqual([[1, 0]]);
    expect(isotonic([7], [-1])).toEqual([[7, -1]]);
  });
  it("refuses what is no list of points", () => {
    for (const [x, y] of [
      [[], []],
      [[1], []],
      [[Number.NaN], [0]],
      [[0], [Number.POSITIVE_INFINITY]],
    ])
      expect(() => isotonic(x as number[], y as number[])).toThrow(RangeError);
  });
});
