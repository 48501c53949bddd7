import { expect, it } from "vitest";
import { progressOf } from "../../../src/run/progressOf.ts";
import { bareRun } from "../../../src/testing/fakes/bareBatch.ts";

it("progressOf tells the shares of scales and tokens, and which scale is the last", () => {
  const { run } = bareRun({ prompt: "two stars", seed: 1, n: 1 });
  const at = (scale: number) => progressOf({ run: { ...run, sides: [1, 2, 5] }, scale, paths: [] });
  expect(at(0)).toEqual({ isLast: false, scales: 1 / 3, tokens: 1 / 30 });
  expect(at(1)).toEqual({ isLast: false, scales: 2 / 3, tokens: 5 / 30 });
  expect(at(2)).toEqual({ isLast: true, scales: 1, tokens: 1 });
});
