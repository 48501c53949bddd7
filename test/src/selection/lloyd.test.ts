import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lloyd } from "../../../src/selection/lloyd.ts";
import { squaredDistance } from "../../../src/selection/squaredDistance.ts";
import { genericFeatures } from "../../../src/testing/arbitraries/features.ts";

type Points = readonly (readonly number[])[];

const parted = (points: Points, initial: readonly number[]) => lloyd(points, initial);
const line = (...numbers: number[]) => numbers.map((x) => [x]);

describe("lloyd", () => {
  it("does what the iteration with means does, step by step", () =>
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 9 }), (seed, count) => {
        const points = genericFeatures(seed, 20, 4);
        const initial = Array.from({ length: count }, (_, i) => i * 2);
        const { groups, inertia } = parted(points, initial);
        const slow = withMeans(points, initial);
        expect(groups).toEqual(slow);
        const own = slow.map((group) => group.map((i) => points[i] ?? []));
        const expected = own
          .flatMap((group) => group.map((point) => squaredDistance(point, mean(group))))
          .reduce((a, b) => a + b);
        expect(inertia).toBeCloseTo(expected, 12);
      }),
      { numRuns: 500 },
    ));
  it("moves points to the nearer mean until none moves", () => {
    // The means are 0 and 23.2 at first; then 1, 2 and 10 join 0.
    const { groups, inertia } = parted(line(0, 1, 2, 50, 53, 10), [0, 1]);
    expect(groups).toEqual([
      [0, 1, 2, 5],
      [3, 4],
    ]);
    expect(inertia).toBeCloseTo(3.25 ** 2 + 2.25 ** 2 + 1.25 ** 2 + 6.75 ** 2 + 2 * 1.5 ** 2, 9);
  });
  it("gives a point between two centres to the first of them", () => {
    expect(parted(line(0, 2, 1), [0, 1]).groups).toEqual([[0, 2], [1]]);
    expect(parted(line(0, 2, 1), [1, 0]).groups).toEqual([[1, 2], [0]]);
  });
  it("leaves out a group that stays empty, and counts what is there", () => {
    expect(parted(line(4, 4, 7), [0, 1, 2]).groups).toEqual([[0, 1], [2]]);
    expect(parted(line(3, 3, 3), [1, 2])).toEqual({ groups: [[0, 1, 2]], inertia: 0 });
  });
  it("keeps the centre of a group that runs empty, which may find points again", () => {
    const points = [
      [10, 2],
      [8, 2],
      [6, 4],
      [3, 0],
      [4, 0],
    ];
    // The first centre goes to (6, 1), loses both its points, and gets (6, 4) one step later.
    expect(parted(points, [1, 0, 2]).groups).toEqual([[2], [0, 1], [3, 4]]);
  });
  it("is as exact far from the origin, in groups much tighter than their distance", () => {
    const points = line(0, 1e-6, 3e-6, 1, 1 + 1e-6, 1 + 3e-6);
    const { groups, inertia } = parted(points, [0, 5]);
    expect(groups).toEqual([
      [0, 1, 2],
      [3, 4, 5],
    ]);
    expect(inertia / (28 / 3)).toBeCloseTo(1e-12, 18);
  });
});

const mean = (rows: Points) =>
  (rows[0] ?? []).map((_, c) => rows.reduce((sum, row) => sum + (row[c] ?? NaN), 0) / rows.length);

/** The textbook's iteration; a group that runs empty keeps its centre. */
function withMeans(points: Points, initial: readonly number[]): readonly number[][] {
  let centres: Points = initial.map((i) => points[i] ?? []);
  for (;;) {
    const labels = points.map((point) => {
      const distances = centres.map((centre) => squaredDistance(point, centre));
      return distances.indexOf(Math.min(...distances));
    });
    const groups = centres.map((_, label) => [...points.keys()].filter((i) => labels[i] === label));
    const next = groups.map((group, label) =>
      group.length > 0 ? mean(group.map((i) => points[i] ?? [])) : (centres[label] ?? []),
    );
    if (next.every((centre, i) => squaredDistance(centre, centres[i] ?? []) < 1e-24))
      return groups.filter(({ length }) => length > 0);
    centres = next;
  }
}
