import { describe, expect, it } from "vitest";
import { scoreChains } from "../../../src/evaluation/scoreChains.ts";

const correlation = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0) / a.length;

describe("scoreChains", () => {
  it("has the correlations that it is asked for, and those that a chain has between scales", () => {
    const asked = [0, 0.3, 0.6, 0.6, 0.9];
    const chains = scoreChains(asked, 32, 1000);
    const at = (scale: number) => chains.flatMap((scores) => [...(scores[scale] ?? [])]);
    const last = at(5);
    for (const [scale, r] of asked.entries()) {
      expect(Math.abs(correlation(at(scale), last) - r)).toBeLessThan(0.02);
      expect(Math.abs(correlation(at(scale), at(scale)) - 1)).toBeLessThan(0.03);
    }
    expect(Math.abs(correlation(at(1), at(2)) - 0.5)).toBeLessThan(0.02);
    expect(at(3)).toEqual(at(2));
  });
  it("gives the same numbers every time, as many as asked", () => {
    const chains = scoreChains([0.5], 3, 4);
    expect(scoreChains([0.5], 3, 4)).toEqual(chains);
    expect(chains.map((scores) => scores.map(({ length }) => length))).toEqual(
      Array(4).fill([3, 3]),
    );
  });
});
