import { expect, it } from "vitest";
import { expectedMax } from "../../../src/evaluation/expectedMax.ts";

it.each([
  [1, 0],
  [2, 1 / Math.sqrt(Math.PI)],
  [3, 3 / (2 * Math.sqrt(Math.PI))],
  [8, 1.4236003],
  [100, 2.5075936],
])("the largest of %d normal numbers is expected at %d", (count, mean) =>
  expect(expectedMax(count)).toBeCloseTo(mean, 4),
);
