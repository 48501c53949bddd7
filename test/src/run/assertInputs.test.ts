import { describe, expect, it } from "vitest";
import { assertInputs } from "../../../src/run/assertInputs.ts";

const right = { seed: 0, n: 1, paths: 1 };

describe("assertInputs", () => {
  it("takes every number of its range, ends included", () => {
    for (const change of [{ seed: 2 ** 53 - 1 }, { n: 1024 }, { paths: 10_000 }])
      expect(() => assertInputs({ ...right, ...change })).not.toThrow();
  });
  it("names the number, what it is and what would be right", () => {
    for (const seed of [-1, 2 ** 53, 0.5, Number.NaN])
      expect(() => assertInputs({ ...right, seed })).toThrow(
        `seed is an integer in 0…9007199254740991, not ${seed}`,
      );
    for (const n of [0, 1025, 1.5, Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => assertInputs({ ...right, n })).toThrow(`n is an integer in 1…1024, not ${n}`);
    for (const paths of [0, 10_001])
      expect(() => assertInputs({ ...right, paths })).toThrow("paths is an integer in 1…10000");
  });
});
