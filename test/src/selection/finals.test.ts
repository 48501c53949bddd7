import fc from "fast-check";
import { expect, it } from "vitest";
import { finalOf, finals } from "../../../src/selection/finals.ts";
import { spreadOf, spreads } from "../../../src/selection/spreads.ts";
import { liveScore } from "../../../src/testing/arbitraries/scores.ts";

it("finals are the spreads that look at scores, and scores alone", () => {
  const { score, ...others } = finals;
  const looking = Object.entries(spreads).filter(([, { looksAtScores }]) => looksAtScores);
  expect(others).toEqual(Object.fromEntries(looking));
  expect(score.about).toMatch(/^[A-Z].*\.$/);
  expect(score.bias).toMatch(/highest scores/);
  expect(finalOf({ mmr: 0.5 }).bias).toBe(spreadOf({ mmr: 0.5 }).bias);
  expect(finalOf("score").looksAtScores).toBe(true);
});
it("score keeps the highest scores, of equal ones the lower places, ascending, without features", () => {
  fc.assert(
    fc.property(fc.array(liveScore(), { minLength: 1 }), fc.nat(9), (scores, count) => {
      const kept = finalOf("score").keep([], scores, count, () => 0);
      expect(kept).toEqual([...new Set(kept)].sort((a, b) => a - b));
      expect(kept).toHaveLength(Math.min(count, scores.length));
      const worst = Math.min(...kept.map((place) => scores[place] as number));
      for (const [place, score] of scores.entries())
        if (!kept.includes(place)) expect(score).toBeLessThanOrEqual(worst);
    }),
  );
  expect(finalOf("score").keep([], [1, 3, 3, 3], 2, () => 0)).toEqual([1, 2]);
});
it("a word with a number keeps whom its spread keeps", () => {
  const points = [[0], [0.1], [5], [9]];
  const by = { mmr: 0.5 };
  expect(finalOf(by).keep(points, [4, 3, 2, 1], 2, () => 0)).toEqual(
    spreadOf(by).keep(points, [4, 3, 2, 1], 2, () => 0),
  );
});
