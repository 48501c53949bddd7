import { describe, expect, it } from "vitest";
import { scoreChains } from "../../../src/evaluation/scoreChains.ts";
import { trustDifference } from "../../../src/evaluation/trustDifference.ts";

const tables = (r: number) =>
  scoreChains([r, r], 16, 40).map((scores, i) => ({
    prompt: `prompt ${i}`,
    scores: scores.map((row) => [...row]),
  }));

describe("trustDifference", () => {
  it("is nothing of the same scores, in any order of prompts", () =>
    expect(trustDifference(tables(0.5), [...tables(0.5)].reverse(), [0, 1])).toEqual({
      estimate: 0,
      low: 0,
      high: 0,
    }));
  it("sees who tells more, and turns its sign with its sides", () => {
    const more = trustDifference(tables(0.8), tables(0.4), [0, 1]);
    expect(more.low).toBeGreaterThan(0.2);
    expect(more.high).toBeLessThan(0.6);
    const less = trustDifference(tables(0.4), tables(0.8), [0, 1]);
    expect(less.estimate).toBeCloseTo(-more.estimate, 9);
  });
  it("looks at the scales that are asked for", () => {
    const late = tables(0.8).map((one, i) => ({
      ...one,
      scores: [tables(0.4)[i]?.scores[0] ?? [], ...one.scores.slice(1)],
    }));
    expect(trustDifference(late, tables(0.8), [1]).estimate).toBe(0);
  });
  it("leaves out a prompt that one side does not know, or that is all alike", () => {
    const even = {
      prompt: "even",
      scores: [
        [1, 1],
        [1, 2],
        [1, 2],
      ],
    };
    const some = [...tables(0.5), even];
    expect(trustDifference(some, [...tables(0.5), even], [0]).estimate).toBe(0);
    expect(trustDifference(some, tables(0.5), [1]).estimate).toBe(0);
  });
});
