import { expect, it } from "vitest";
import { clusterOf } from "../../../src/selection/Cluster.ts";

it("clusterOf puts the mean of the members beside them, and nothing of the other points", () => {
  const points = [
    [0, 0],
    [3, 1],
    [99, 99],
    [3, 5],
  ];
  expect(clusterOf(points, [0, 1, 3])).toEqual({ members: [0, 1, 3], centre: [2, 2] });
  expect(clusterOf(points, [2])).toEqual({ members: [2], centre: [99, 99] });
});
