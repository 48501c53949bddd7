import { describe, expect, it } from "vitest";
import { pathScoresOf } from "../../../src/evaluation/pathScoresOf.ts";
import type { RunEvent } from "../../../src/events.ts";

const started = { type: "started", prompt: "a star", paths: ["a", "b", "c"] };
const scored = (scale: number, step: string, scores: Readonly<Record<string, number | null>>) => ({
  ...{ type: "scored", scale, step, reward: "alignment" },
  ...{ paths: Object.keys(scores), scores: Object.values(scores) },
});
const told = (...events: readonly object[]) => events as readonly RunEvent[];

describe("pathScoresOf", () => {
  const events = told(
    started,
    scored(0, "score", { a: 1, b: 2, c: 3 }),
    scored(0, "score-4", { a: 4, b: 5, c: 6 }),
    scored(1, "score", { a: 7, b: 8, c: 9 }),
  );
  it("reads the scores of a step, scale by scale", () =>
    expect(pathScoresOf(events, ["score"], 2)).toEqual({
      prompt: "a star",
      scores: [
        [1, 2, 3],
        [7, 8, 9],
      ],
    }));
  it("reads another step's where the first scored nothing", () =>
    expect(pathScoresOf(events, ["score-4", "score"], 2).scores).toEqual([
      [4, 5, 6],
      [7, 8, 9],
    ]));
  it("leaves a path out that broke, or is gone", () => {
    const broken = told(
      started,
      scored(0, "score", { a: 1, b: null, c: 3 }),
      scored(1, "score", { c: 9 }),
    );
    expect(pathScoresOf(broken, ["score"], 2).scores).toEqual([[3], [9]]);
  });
  it("says which scale has no scores", () =>
    expect(() => pathScoresOf(events, ["score-4"], 2)).toThrow("scale 1 was not scored"));
});
