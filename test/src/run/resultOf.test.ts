import { expect, it } from "vitest";
import type { RunEvent } from "../../../src/events.ts";
import { noFlops } from "../../../src/run/Cost.ts";
import { resultOf } from "../../../src/run/resultOf.ts";
import { bareRun } from "../../../src/testing/fakes/bareBatch.ts";

it("resultOf sums up what the events told, and the last score alone", () => {
  const { run } = bareRun({ prompt: "two stars", seed: 3, n: 2 });
  const image = { width: 1, height: 1, pixels: Float32Array.of(0, 0.5, 1) };
  const cost = { flops: noFlops, flopsExecuted: noFlops, peakBytes: 8, joinedBytes: 0 };
  const events: RunEvent[] = [
    { type: "generated", scale: 0, step: "generate", paths: ["a", "b"] },
    { type: "scored", scale: 0, step: "score", reward: "r", paths: ["a", "b"], scores: [1, null] },
    { type: "generated", scale: 1, step: "generate", paths: ["a"] },
    { type: "scored", scale: 1, step: "score", reward: "r", paths: ["a"], scores: [2] },
    { type: "scored", scale: 1, step: "score-2", reward: "s", paths: ["a"], scores: [-1] },
  ];
  const path = { key: "a", lineage: [0], logWeight: 0.5, weighed: [] };
  const told = {
    logWeight: 0.5,
    prompt: "two stars",
    seed: 3,
    n: 2,
    key: "a",
    image,
    cost,
    widths: [2, 1],
  };
  const scores = { 0: { r: [1, null] }, 1: { r: [2], s: [-1] } };
  const scored = resultOf(run, [{ path: { ...path, score: 2 } as never, image }], events, cost);
  expect(scored).toEqual({ ...told, scores, score: 2, others: [] });
  const bare = resultOf(run, [{ path: path as never, image }], events, cost);
  expect(bare).toEqual({ ...told, scores, score: null, others: [] });
});

it("resultOf takes the first path for the result, and the rest beside it, in order", () => {
  const { run } = bareRun({ prompt: "two stars", seed: 3, n: 2 });
  const cost = { flops: noFlops, flopsExecuted: noFlops, peakBytes: 8, joinedBytes: 0 };
  const ended = ["a", "b", "c"].map((key, i) => ({
    path: { key, lineage: [i], logWeight: i / 2, weighed: [], score: 9 - i } as never,
    image: { width: 1, height: 1, pixels: Float32Array.of(i, i, i) },
  }));
  const { key, image, score, logWeight, others } = resultOf(run, ended, [], cost);
  expect([{ key, image, score, logWeight }, ...others]).toEqual(
    ended.map(({ image: own }, i) => ({
      key: "abc"[i],
      image: own,
      score: 9 - i,
      logWeight: i / 2,
    })),
  );
});
