import { expect, it } from "vitest";
import { predictionsOf } from "../../../src/evaluation/predictionsOf.ts";

const run = {
  prompt: "a star",
  scores: { alignment: { 3: [1, 2], 5: [10, 20] }, aesthetic: { 3: [5, 7] } },
  final: [0, 0],
};

it("predictionsOf says of each path what its own scores predict", () => {
  const weights = { alignment: { 5: 0.5 }, aesthetic: { 3: -1 } };
  expect(predictionsOf({ intercept: 1, weights }, run)).toEqual([1, 4]);
});
it("predictionsOf says so where a score was not measured", () =>
  expect(() => predictionsOf({ intercept: 1, weights: { aesthetic: { 5: 1 } } }, run)).toThrow(
    RangeError,
  ));
