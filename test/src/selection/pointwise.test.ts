import { expect, it } from "vitest";
import { pointwise } from "../../../src/selection/pointwise.ts";

it("pointwise draws who lies at the points, which go from 0 to the count", () => {
  const asked: number[] = [];
  const fixed = pointwise((count) => {
    asked.push(count);
    return [0, 1.99, 2, 3.999];
  });
  expect(fixed([0.5, 0, 0.5], 4, () => 0.5)).toEqual([0, 0, 2, 2]);
  expect(asked).toEqual([4]);
});
it("pointwise finds whole copies of equal weights, though 49 · (1/49) is less than 1", () => {
  const whole = pointwise((count) => Array.from({ length: count }, (_, m) => m));
  for (const n of [1, 3, 49, 98, 103])
    expect(whole(Array(n).fill(1 / n), n, () => 0)).toEqual([...Array(n).keys()]);
});
