import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bestOfEach } from "../../../src/selection/bestOfEach.ts";

/** Scores with ties, and the group that each lies in: of at most five. */
const grouped = fc.array(fc.record({ score: fc.integer({ min: 0, max: 4 }), group: fc.nat(4) }), {
  minLength: 1,
  maxLength: 12,
});

describe("bestOfEach", () => {
  it("keeps the best of each stratum, fills up with the best of the rest, ascending", () =>
    fc.assert(
      fc.property(grouped, fc.nat(9), (paths, more) => {
        const strata = [0, 1, 2, 3, 4]
          .map((group) => [...paths.keys()].filter((i) => paths[i]?.group === group))
          .filter(({ length }) => length > 0);
        const count = Math.min(strata.length + more, paths.length);
        const scores = paths.map(({ score }) => score);
        const kept = bestOfEach(strata, scores, count);
        expect(kept).toEqual([...new Set(kept)].sort((a, b) => a - b));
        expect(kept).toHaveLength(count);
        const first = strata.map((members) => {
          const most = Math.max(...members.map((i) => scores[i] as number));
          return members.find((i) => scores[i] === most) as number;
        });
        expect(kept).toEqual(expect.arrayContaining(first));
        const added = kept.filter((i) => !first.includes(i)).map((i) => scores[i] as number);
        const lost = [...scores.keys()]
          .filter((i) => !kept.includes(i))
          .map((i) => scores[i] as number);
        expect(Math.max(-1, ...lost)).toBeLessThanOrEqual(Math.min(9, ...added));
      }),
    ));
  it("keeps the lower place of equal scores", () => {
    expect(
      bestOfEach(
        [
          [0, 2],
          [1, 3],
        ],
        [5, 1, 5, 1],
        2,
      ),
    ).toEqual([0, 1]);
    expect(
      bestOfEach(
        [
          [0, 2],
          [1, 3],
        ],
        [5, 1, 6, 1],
        3,
      ),
    ).toEqual([0, 1, 2]);
  });
  it("keeps all there are where more are asked", () => {
    expect(bestOfEach([[0, 1]], [3, 4], 9)).toEqual([0, 1]);
  });
});
