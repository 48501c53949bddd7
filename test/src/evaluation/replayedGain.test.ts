import { describe, expect, it } from "vitest";
import { replayedGain } from "../../../src/evaluation/replayedGain.ts";

const prompts = ["a", "b"].map((prompt, i) => ({
  prompt,
  scores: [
    [0, 1, 2, 3],
    [i, i + 2, i + 4, i + 6],
  ],
}));

describe("replayedGain", () => {
  it("wins nothing with one path, whatever the prompt's level", () =>
    expect(replayedGain(prompts, { paths: 1, keeps: [] })).toEqual({
      estimate: 0,
      low: 0,
      high: 0,
    }));
  it("counts every path as often as any other", () => {
    // Pairs of neighbours on a circle: best 2, 4, 6, 6 over a mean of 3.
    expect(replayedGain(prompts, { paths: 2, keeps: [] })?.estimate).toBe(1.5);
    expect(replayedGain(prompts, { paths: 4, keeps: [{ scale: 0, to: 1 }] })?.estimate).toBe(3);
  });
  it("has nothing to replay where paths are too few, or nobody's", () => {
    expect(replayedGain(prompts, { paths: 5, keeps: [] })).toBeNull();
    expect(replayedGain([], { paths: 1, keeps: [] })).toBeNull();
  });
});
