import { expect, it } from "vitest";
import { isAlive } from "../../../src/selection/isAlive.ts";

it("isAlive takes any finite number and no other", () => {
  expect([0, -0, -1e308, Number.MIN_VALUE].every(isAlive)).toBe(true);
  expect([NaN, Infinity, -Infinity].some(isAlive)).toBe(false);
});
