import fc from "fast-check";
import { expect, it } from "vitest";
import { byScore } from "../../../src/selection/byScore.ts";
import { liveScore } from "../../../src/testing/arbitraries/scores.ts";

it("orders places by falling score, equal ones by place", () => {
  fc.assert(
    fc.property(fc.array(liveScore()), (scores) => {
      const order = byScore(scores);
      expect([...order].sort((a, b) => a - b)).toEqual([...scores.keys()]);
      for (const [i, place] of order.slice(1).entries()) {
        const [a, b] = [scores[order[i] as number] as number, scores[place] as number];
        expect(a > b || (a === b && (order[i] as number) < place)).toBe(true);
      }
    }),
  );
  expect(byScore([0, 2, -0, 2])).toEqual([1, 3, 0, 2]);
  expect(byScore([])).toEqual([]);
});
