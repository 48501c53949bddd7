import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { replay } from "../../../src/evaluation/replay.ts";

const table = fc.array(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 6, maxLength: 6 }), {
  minLength: 3,
  maxLength: 3,
});

describe("replay", () => {
  it("is the best of the first paths where nothing is dropped", () =>
    fc.assert(
      fc.property(table, fc.integer({ min: 1, max: 6 }), (scores, paths) => {
        const most = Math.max(...(scores[2] ?? []).slice(0, paths));
        expect(replay(scores, { paths, keeps: [] })).toBe(most);
      }),
    ));
  it("never wins by dropping, and loses nothing where the scores are the final ones", () =>
    fc.assert(
      fc.property(table, fc.integer({ min: 1, max: 5 }), (scores, to) => {
        const all = replay(scores, { paths: 6, keeps: [] });
        const keeps = [{ scale: 0, to }];
        expect(replay(scores, { paths: 6, keeps })).toBeLessThanOrEqual(all);
        const final = scores.map(() => scores[2] ?? []);
        expect(replay(final, { paths: 6, keeps })).toBe(all);
      }),
    ));
  it("drops by each scale's own score, the first of equal ones staying", () => {
    const scores = [
      [3, 2, 1, 0],
      [0, 5, 9, 9],
      [10, 20, 30, 40],
    ];
    const at = (...keeps: readonly (readonly [number, number])[]) =>
      replay(scores, { paths: 4, keeps: keeps.map(([scale, to]) => ({ scale, to })) });
    expect(at([0, 3])).toBe(30);
    expect(at([0, 2], [1, 1])).toBe(20);
    expect(at([1, 1])).toBe(30);
  });
});
