import { describe, expect, it } from "vitest";
import { clusterOf } from "../../../src/selection/Cluster.ts";
import { medoid } from "../../../src/selection/medoid.ts";

const points = [[0], [4], [5], [9], [5.5]];
const of = (members: readonly number[], order: readonly number[]) =>
  medoid(points, order, clusterOf(points, members));

describe("medoid", () => {
  it("is the member nearest the mean, whatever the order says", () => {
    expect(of([0, 1, 2], [0, 1, 2, 3, 4])).toBe(1);
    expect(of([0, 1, 2], [0, 9, 2, 3, 4])).toBe(1);
    expect(of([1, 2, 3, 4], [0, 1, 2, 3, 4])).toBe(4);
    expect(of([3], [0, 1, 2, 3, 4])).toBe(3);
  });
  it("is the lowest in order of those equally near, as both of two are", () => {
    expect(of([0, 3], [0, 1, 2, 3, 4])).toBe(0);
    expect(of([0, 3], [8, 1, 2, 3, 4])).toBe(3);
  });
});
