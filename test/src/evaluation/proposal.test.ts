import { describe, expect, it } from "vitest";
import { expectedMax } from "../../../src/evaluation/expectedMax.ts";
import { type Look, proposal } from "../../../src/evaluation/proposal.ts";
import { scheduleFlops } from "../../../src/evaluation/scheduleFlops.ts";

const cost = { begin: 0, transformer: [1, 2, 4, 8, 16], look: 1, lastLook: 1 };
const look = (correlations: readonly number[], more: Partial<Look> = {}): Look => ({
  ...{ side: null, cost, correlations },
  ...more,
});
const all = [1, 1, 1, 1];
const budget = 4 * 32;

describe("proposal", () => {
  it("draws whole samples where no early score tells anything", () => {
    const { paths, keeps, gain } = proposal([look([0, 0, 0, 0])], all, budget);
    expect([paths, keeps]).toEqual([4, []]);
    expect(gain).toBeCloseTo(expectedMax(4), 1);
  });
  it("takes a scale whose scores are all alike, or point the wrong way, for one that tells nothing", () =>
    expect(proposal([look([Number.NaN, -0.5, 0.4, 0.6])], all, budget)).toEqual(
      proposal([look([0, 0, 0.4, 0.6])], all, budget),
    ));
  it("is sure of the best of as many as can be where the first score tells all", () => {
    const { paths, keeps, gain } = proposal([look([1, 1, 1, 1])], all, budget);
    expect([paths, keeps[0]?.scale]).toEqual([32, 0]);
    expect(gain).toBeCloseTo(expectedMax(32), 1);
  });
  it("waits for the scale at which the score begins to tell", () => {
    const { keeps } = proposal([look([0, 0, 0.9, 0.9])], all, budget);
    expect(keeps[0]?.scale).toBe(2);
  });
  it("does not trust a score further than its prefix decides", () => {
    const { keeps } = proposal([look([1, 1, 1, 1])], [0, 0, 1, 1], budget);
    expect(keeps[0]?.scale).toBe(2);
  });
  it("wins more with better scores, and with more money", () => {
    const gain = (r: number, money: number) => proposal([look([0, r / 2, r, r])], all, money).gain;
    expect(gain(0.8, budget)).toBeGreaterThan(gain(0.4, budget));
    expect(gain(0.8, 2 * budget)).toBeGreaterThan(gain(0.8, budget));
  });
  it("looks at smaller pictures where they tell as much for less, and only there", () => {
    const dear = look([0.5, 0.6, 0.7, 0.8], { cost: { ...cost, look: 8 } });
    const small = look([0.5, 0.6, 0.7, 0.8], { side: 4 });
    const blind = look([0, 0, 0, 0], { side: 2 });
    expect(proposal([dear, small, blind], all, budget).side).toBe(4);
    expect(proposal([dear, blind], all, budget).side).toBeNull();
  });
  it("is a function of its inputs, and says what it costs", () => {
    const looks = [look([0.1, 0.3, 0.5, 0.7])];
    const first = proposal(looks, all, budget);
    expect(proposal(looks, all, budget)).toEqual(first);
    expect(scheduleFlops(first, cost)).toBe(first.flops);
    expect(first.flops).toBeLessThanOrEqual(budget);
  });
});
