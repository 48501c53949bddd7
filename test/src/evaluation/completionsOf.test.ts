import { describe, expect, it } from "vitest";
import { completionsOf } from "../../../src/evaluation/completionsOf.ts";
import type { RunEvent } from "../../../src/events.ts";

const told = (final: Readonly<Record<string, number | null>>) =>
  [
    { type: "started", prompt: "a star", paths: ["a", "b"] },
    { type: "scored", scale: 3, paths: ["a", "b"], scores: [0, 0] },
    {
      ...{ type: "selected", scale: 3, candidates: [{ key: "a" }, { key: "b" }] },
      survivors: [
        { key: "a", from: 0 },
        { key: "a2", from: 0 },
        { key: "b", from: 1 },
        { key: "b2", from: 1 },
      ],
    },
    { type: "scored", scale: 12, paths: Object.keys(final), scores: Object.values(final) },
    { type: "selected", scale: 12, candidates: [], survivors: [] },
  ] as unknown as readonly RunEvent[];

describe("completionsOf", () => {
  it("groups final scores by the path that was copied", () =>
    expect(completionsOf(told({ a: 1, a2: 2, b: 3, b2: 4 }), 3)).toEqual({
      prompt: "a star",
      scale: 3,
      groups: [
        [1, 2],
        [3, 4],
      ],
    }));
  it("leaves out what broke or died, and a prefix with one image left", () => {
    expect(completionsOf(told({ a: 1, a2: null, b: 3, b2: 4 }), 3).groups).toEqual([[3, 4]]);
    expect(completionsOf(told({ b: 3, b2: 4 }), 3).groups).toEqual([[3, 4]]);
  });
  it("refuses a scale at which nothing was copied, or that is the last", () => {
    expect(() => completionsOf(told({ a: 1 }), 4)).toThrow(RangeError);
    expect(() => completionsOf(told({ a: 1 }), 12)).toThrow(RangeError);
  });
});
