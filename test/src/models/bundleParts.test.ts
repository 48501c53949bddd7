import { expect, it } from "vitest";
import { problemsOf } from "../../../src/graph/Problem.ts";
import { bundleParts } from "../../../src/models/bundleParts.ts";

const { decoder } = bundleParts.cost;

it("bundleParts prices smaller decodes by side", () => {
  for (const right of [{ decode: 5 }, { decode: 5, smallerDecodes: { 4: 1, 16: 2.5 } }])
    expect(problemsOf(decoder.decode(right))).toEqual([]);
  for (const side of ["0", "-1", "1.5", "x", "01", ""])
    expect(problemsOf(decoder.decode({ decode: 5, smallerDecodes: { [side]: 1 } }))).toEqual([
      expect.objectContaining({ path: ["smallerDecodes"] }),
    ]);
  expect(problemsOf(decoder.decode({ decode: 5, smallerDecodes: { 4: -1 } }))).toMatchObject([
    { path: ["smallerDecodes", 4], message: "-1: expected a number ≥ 0" },
  ]);
});
