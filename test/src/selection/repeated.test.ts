import { expect, it } from "vitest";
import { repeated } from "../../../src/selection/repeated.ts";

it("repeated names each index as often as it is told", () => {
  expect(repeated([2, 0, 1])).toEqual([0, 0, 2]);
  expect(repeated([0, 0])).toEqual([]);
  expect(repeated([])).toEqual([]);
});
