import { expect, it } from "vitest";
import { assertFeatures } from "../../../src/selection/assertFeatures.ts";

it("assertFeatures names the row and the count that are wrong", () => {
  expect(() => assertFeatures([[1, 2], new Float32Array([3, 4])], 0, 0)).not.toThrow();
  expect(() => assertFeatures([], 3, 1)).not.toThrow();
  expect(() => assertFeatures([[1], [1, 2]], 1, 0)).toThrow(
    "feature row 1 has 2 numbers, row 0 has 1",
  );
  for (const dead of [Number.NaN, Infinity, -Infinity])
    expect(() => assertFeatures([[1], [dead]], 1, 0)).toThrow("feature row 1 is not finite");
  expect(() => assertFeatures([[1]], 0, 1)).toThrow("count is an integer ≥ 1, not 0");
  for (const count of [-1, 0.5, Number.NaN, Infinity])
    expect(() => assertFeatures([[1]], count, 0)).toThrow(RangeError);
});
