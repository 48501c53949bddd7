import { expect, it } from "vitest";
import { squaredDistance } from "../../../src/selection/squaredDistance.ts";

it("squaredDistance is the sum of squared differences, either way round", () => {
  expect(squaredDistance([0, 1, 2], [3, 1, -2])).toBe(25);
  expect(squaredDistance([0.1, 0.7], [0.3, 0.2])).toBe(squaredDistance([0.3, 0.2], [0.1, 0.7]));
  expect(squaredDistance([], [])).toBe(0);
});
