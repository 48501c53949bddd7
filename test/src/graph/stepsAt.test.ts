import { expect, it } from "vitest";
import { stepsAt } from "../../../src/graph/stepsAt.ts";
import { shippedGraph } from "../../fakes/fakeDraw.ts";

it("stepsAt gives the steps of a scale in order, with their places", () => {
  const ops = (scale: number) =>
    stepsAt(shippedGraph("tts-var"), scale).map(({ index, step }) => [index, step.id ?? step.op]);
  expect(ops(0)).toEqual([[0, "generate"]]);
  expect(ops(5)).toEqual([
    [0, "generate"],
    [1, "decode"],
    [2, "extract"],
    [4, "cluster-5"],
  ]);
  expect(ops(12).map(([, name]) => name)).toEqual(["generate", "decode", "score", "best"]);
});
