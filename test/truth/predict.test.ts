import { describe, expect, it } from "vitest";
import {
  decode,
  draw,
  generate,
  operators,
  predict,
  resample,
  score,
} from "../../operators/index.ts";
import { at, type Graph, graph } from "../../src/graph/Graph.ts";
import { label } from "../../src/graph/label.ts";
import { missesOf, truthRuns } from "./missesOf.ts";

/** Predictions that are off on purpose: what a correction takes back may be anything. */
const model = {
  0: { intercept: 0.4, weights: { alignment: { 0: -0.5 } } },
  1: {
    intercept: -1,
    weights: { alignment: { 0: 0.7, 1: 0.4 } },
    steps: [
      [-2, -0.3],
      [-0.8, 0.1],
      [-0.6, 0.2],
    ],
  },
};

/** Weighs by predictions at the first two of three scales, and by the raw score at the last. */
const learned = (correct: boolean): Graph =>
  graph({ name: "learned", scales: 3, paths: 4 }, [
    ...[generate(), decode(), score({ reward: "alignment" })],
    at([0, 1], predict({ model })),
    at([0, 1], resample({ to: 4, lambda: 5, potential: "tempered", scheme: "ssp" })),
    at([2], draw({ lambda: 10, correct })),
  ]);

describe("weighing by predictions", () => {
  it.each([1, 2])("is exact where the raw score takes them back, at n = %d", async (n) => {
    expect(label(learned(true), operators)).toEqual({ kind: "exact", lambda: 10 });
    expect(await missesOf(learned(true), { n, runs: 1.5 * truthRuns })).toEqual([]);
  });
  it("is not where nothing does", async () => {
    expect(label(learned(false), operators).kind).toBe("heuristic");
    expect(await missesOf(learned(false), { n: 2, lambda: 10 })).not.toEqual([]);
  });
});
