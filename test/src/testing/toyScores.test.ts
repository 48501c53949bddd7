import { describe, expect, it } from "vitest";
import { toyScores } from "../../../src/testing/toyScores.ts";

const scores = toyScores("alignment", "two stars", 13);

/** Correlation of the scores of `bits`-bit prefixes with those of the images that follow. */
function correlation(bits: number): number {
  const pairs = Array.from({ length: 2 ** 13 }, (_, i) => {
    const image = 2 ** 13 + i;
    return [scores[image >> (13 - bits)] ?? 0, scores[image] ?? 0] as const;
  });
  const mean = (of: (pair: readonly [number, number]) => number) =>
    pairs.reduce((sum, pair) => sum + of(pair), 0) / pairs.length;
  const [x, y] = [mean((pair) => pair[0]), mean((pair) => pair[1])];
  const [xx, yy] = [mean((pair) => (pair[0] - x) ** 2), mean((pair) => (pair[1] - y) ** 2)];
  return mean((pair) => (pair[0] - x) * (pair[1] - y)) / Math.sqrt(xx * yy);
}

describe("toyScores", () => {
  it("spans at most 4 and at least 3 at λ = 10", () => {
    const images = scores.subarray(2 ** 13);
    const [least, most] = [Math.min(...images), Math.max(...images)];
    expect(10 * (most - least)).toBeLessThanOrEqual(4);
    expect(10 * (most - least)).toBeGreaterThan(3);
  });
  it("says little of the last score early and much late", () => {
    expect(Math.abs(correlation(2))).toBeLessThan(0.5);
    expect(correlation(7)).toBeGreaterThan(0.6);
    expect(correlation(7)).toBeLessThan(0.95);
    expect(correlation(10)).toBeGreaterThan(0.9);
    expect(correlation(10)).toBeLessThan(0.999);
  });
  it.each([
    ["reward", toyScores("aesthetic", "two stars", 13)],
    ["prompt", toyScores("alignment", "a ring", 13)],
  ])("is another one for another %s", (_, other) => {
    const alike = other.filter((x, i) => Math.abs(x - (scores[i] ?? 0)) < 0.01);
    expect(alike.length).toBeLessThan(0.2 * other.length);
  });
  it("is shared by toys of fewer scales", () =>
    expect(toyScores("alignment", "two stars", 3)).toEqual(scores.slice(0, 16)));
});
