import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { consistencyOf } from "../../../src/evaluation/consistencyOf.ts";
import type { PathScores } from "../../../src/evaluation/PathScores.ts";

const scores = fc.array(
  fc.uniqueArray(fc.integer({ min: -50, max: 50 }), { minLength: 5, maxLength: 5 }),
  { minLength: 3, maxLength: 3 },
);
const prompts = fc
  .array(scores, { minLength: 1, maxLength: 4 })
  .map((all) => all.map((own, i): PathScores => ({ prompt: `prompt ${i}`, scores: own })));
const find = (of: readonly PathScores[], potential: string, scale: number) =>
  consistencyOf(of).find((row) => row.potential === potential && row.scale === scale);

describe("consistencyOf", () => {
  it("is 1 throughout at the last scale, and where scores are the final ones", () =>
    fc.assert(
      fc.property(prompts, (all) => {
        const same = all.map((one) => ({
          ...one,
          scores: one.scores.map(() => one.scores[2] ?? []),
        }));
        for (const row of [find(all, "value", 2), find(same, "value", 0), find(same, "sum", 1)])
          for (const own of [row?.correlation, row?.low, row?.high, row?.top1, row?.top1Low])
            expect(own).toBeCloseTo(1, 9);
      }),
      { numRuns: 10 },
    ));
  it("does not look at the order of prompts, nor of paths", () =>
    fc.assert(
      fc.property(prompts, (all) => {
        const turned = [...all]
          .reverse()
          .map((one) => ({ ...one, scores: one.scores.map((row) => [...row].reverse()) }));
        const [before, after] = [consistencyOf(all), consistencyOf(turned)];
        for (const [i, row] of before.entries()) {
          expect(after[i]?.correlation).toBeCloseTo(row.correlation, 9);
          expect(after[i]?.top1).toBeCloseTo(row.top1, 9);
        }
      }),
      { numRuns: 10 },
    ));
  it("sees with each potential what it sees in a graph that scores every scale", () => {
    const one = {
      prompt: "a",
      scores: [
        [0, 9, 4],
        [5, 1, 4],
        [1, 2, 3],
      ],
    };
    const rows = (scale: number) =>
      consistencyOf([one])
        .filter((row) => row.scale === scale)
        .map(({ potential, correlation }) => [potential, Number(correlation.toFixed(2))]);
    // value 5 1 4, max 5 9 4, sum 5 10 8, diff 5 −8 0 against 1 2 3
    expect(rows(1)).toEqual([
      ["value", -0.5],
      ["max", -0.5],
      ["sum", 0.5],
      ["diff", -0.5],
    ]);
  });
  it("shares the lead among equal paths", () => {
    const even = {
      prompt: "a",
      scores: [
        [1, 1, 1, 1],
        [0, 1, 2, 3],
      ],
    };
    expect(find([even], "value", 0)).toMatchObject({ top1: 0.25 });
    expect(find([even], "value", 0)?.correlation).toBeNaN();
    const known = {
      prompt: "b",
      scores: [
        [0, 1, 2, 3],
        [0, 1, 2, 3],
      ],
    };
    expect(find([even, known], "value", 0)).toMatchObject({ top1: 0.625 });
    expect(find([even, known], "value", 0)?.correlation).toBeCloseTo(1, 12);
  });
});
