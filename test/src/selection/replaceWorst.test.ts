import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { replaceWorst } from "../../../src/selection/replaceWorst.ts";

const never = () => {
  throw new Error("drawn");
};
const drawn = (share: number, logWeights: readonly number[], count = logWeights.length) =>
  replaceWorst(share)({ logWeights, scores: logWeights }, count, never).drawn;
const logWeights = fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 1, maxLength: 12 });
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe("replaceWorst", () => {
  it("replaces the worst by one copy each of the best", () => {
    expect(drawn(0.25, [3, 1, 4, 2])).toEqual([0, 2, 2, 3]);
    expect(drawn(0.5, [3, 1, 4, 2])).toEqual([0, 0, 2, 2]);
    expect(drawn(0.75, [3, 1, 4, 2])).toEqual([2, 2, 2, 2]);
  });
  it("keeps all at 0, and the best alone at 1", () => {
    expect(drawn(0, [3, 1, 4])).toEqual([0, 1, 2]);
    expect(drawn(1, [3, 1, 4])).toEqual([2, 2, 2]);
    expect(drawn(1, [5])).toEqual([0]);
  });
  it("keeps as many as came in, no kept one worse than one that is gone", () =>
    fc.assert(
      fc.property(logWeights, share, (all, ratio) => {
        const kept = drawn(ratio, all);
        expect(kept).toHaveLength(all.length);
        expect(kept).toEqual([...kept].sort((a, b) => a - b));
        const different = [...new Set(kept)];
        const stay = all.length - Math.floor(ratio * all.length + 1e-9);
        expect(different).toHaveLength(Math.max(1, stay));
        const worst = Math.min(...different.map((i) => all[i] as number));
        for (const [i, x] of all.entries())
          if (!different.includes(i)) expect(x).toBeLessThanOrEqual(worst);
      }),
    ));
  it("replaces nine of thirty at .3, whatever .3 · 30 rounds to", () => {
    const all = Array.from({ length: 30 }, (_, i) => i);
    expect(new Set(drawn(0.3, all)).size).toBe(21);
    expect(
      new Set(
        drawn(
          0.29,
          Array.from({ length: 100 }, (_, i) => i),
        ),
      ).size,
    ).toBe(71);
  });
  it("gives equal ones to lower places, and replaces the dead", () => {
    expect(drawn(0.5, [1, 1, 1, 1])).toEqual([0, 0, 1, 1]);
    expect(drawn(0.25, [Number.NaN, 1, -Infinity, 2])).toEqual([1, 1, 3, 3]);
    expect(drawn(0, [Number.NaN, 1, Infinity, 2])).toEqual([1, 1, 3, 3]);
  });
  it("fills a larger width with the best, and cuts a smaller one", () => {
    expect(drawn(0.5, [1, 2], 5)).toEqual([1, 1, 1, 1, 1]);
    expect(drawn(0, [3, 1, 2], 2)).toEqual([0, 2]);
  });
});
