import { expect, it } from "vitest";
import { median, quantile } from "../../bench/quantile.ts";

it("quantile is the number below which a share of them lies, whatever their order", () => {
  const numbers = [30, 10, 20, 50, 40];
  expect([0, 0.25, 0.5, 0.75, 1].map((share) => quantile(numbers, share))).toEqual([
    10, 20, 30, 40, 50,
  ]);
  expect(median([9])).toBe(9);
  expect(numbers).toEqual([30, 10, 20, 50, 40]);
});
