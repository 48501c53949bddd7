import { describe, expect, it } from "vitest";
import { histories } from "../../../src/selection/histories.ts";

const scores = [0, 2, 4, 6].map((scale) => ({ scale, score: 10 * scale }));

describe("histories", () => {
  it("are the words of graph files", () =>
    expect(Object.keys(histories)).toEqual(["checkpoints", "all"]));
  it("all sees every score", () => expect(histories.all.of(scores, [])).toEqual(scores));
  it("checkpoints sees the scores of scales that weighed, and the latest", () => {
    const seen = (...scales: readonly number[]) =>
      histories.checkpoints
        .of(
          scores,
          scales.map((scale) => ({ scale })),
        )
        .map(({ scale }) => scale);
    expect(seen()).toEqual([6]);
    expect(seen(2)).toEqual([2, 6]);
    expect(seen(0, 4, 6)).toEqual([0, 4, 6]);
    expect(seen(1, 3)).toEqual([6]);
    expect(histories.checkpoints.of([], [])).toEqual([]);
  });
});
