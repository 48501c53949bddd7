import { describe, expect, it } from "vitest";
import { rawScoresOf } from "../../../src/evaluation/rawScoresOf.ts";
import type { RunEvent } from "../../../src/events.ts";

const started = { type: "started", prompt: "a star", paths: ["a", "b", "c"] };
const scored = (scale: number, step: string, scores: Readonly<Record<string, number | null>>) => ({
  ...{ type: "scored", scale, step, reward: "alignment" },
  ...{ paths: Object.keys(scores), scores: Object.values(scores) },
});
const told = (...events: readonly object[]) => events as readonly RunEvent[];
const asked = {
  ...{ steps: { alignment: "one", aesthetic: "two" }, scales: [3, 5] },
  ...{ target: "alignment", last: 9 },
};

describe("rawScoresOf", () => {
  it("reads scores by reward and scale, and the last by the reward that is predicted", () =>
    expect(
      rawScoresOf(
        told(
          started,
          scored(3, "two", { a: 1, b: 2, c: 3 }),
          scored(3, "one", { a: 4, b: 5, c: 6 }),
          scored(5, "one", { a: 7, b: 8, c: 9 }),
          scored(5, "two", { a: -1, b: -2, c: -3 }),
          scored(9, "one", { a: 10, b: 11, c: 12 }),
        ),
        asked,
      ),
    ).toEqual({
      prompt: "a star",
      scores: {
        alignment: { 3: [4, 5, 6], 5: [7, 8, 9] },
        aesthetic: { 3: [1, 2, 3], 5: [-1, -2, -3] },
      },
      final: [10, 11, 12],
    }));
  it("leaves a path out that broke by any reward, or is gone", () =>
    expect(
      rawScoresOf(
        told(
          started,
          scored(3, "one", { a: 1, b: 2, c: 3 }),
          scored(3, "two", { a: 1, b: null, c: 3 }),
          scored(5, "one", { a: 4, c: 6 }),
          scored(5, "two", { a: 4, c: 6 }),
          scored(9, "one", { c: 7 }),
        ),
        asked,
      ),
    ).toEqual({
      prompt: "a star",
      scores: { alignment: { 3: [3], 5: [6] }, aesthetic: { 3: [3], 5: [6] } },
      final: [7],
    }));
  it("says which scale has no scores", () =>
    expect(() =>
      rawScoresOf(told(started, scored(3, "one", { a: 1 })), { ...asked, scales: [3] }),
    ).toThrow(new RangeError("scale 3 was not scored by aesthetic")));
});
