import { describe, expect, it } from "vitest";
import type { Completions } from "../../../src/evaluation/Completions.ts";
import { prefixShares } from "../../../src/evaluation/prefixShares.ts";
import { scoreChains } from "../../../src/evaluation/scoreChains.ts";

/** 60 prompts whose prefixes decide `share` of a variance of 1, with numbers of their own. */
const made = (scale: number, share: number): readonly Completions[] =>
  scoreChains([0], 40, 60).map(([a = new Float64Array()], i) => ({
    prompt: `prompt ${i}`,
    scale,
    groups: Array.from({ length: 8 }, (_, g) =>
      Array.from(
        { length: 4 },
        (_, j) =>
          7 * i + Math.sqrt(share) * (a[g] ?? 0) + Math.sqrt(1 - share) * (a[8 + 4 * g + j] ?? 0),
      ),
    ),
  }));

describe("prefixShares", () => {
  it("finds the share that made-up prefixes decide, whatever the prompts' own level", () => {
    for (const share of [0.2, 0.5, 0.9]) {
      const [row] = prefixShares(made(6, share));
      expect(Math.abs((row?.share ?? 0) - share)).toBeLessThan(0.1);
      expect(row?.low).toBeLessThanOrEqual(share);
      expect(row?.high).toBeGreaterThanOrEqual(share);
      expect(row?.gain).toBeCloseTo(1.4236 * Math.sqrt(share), 0);
    }
  });
  it("is all or nothing where completions, or prefixes, are alike", () => {
    const [all] = prefixShares(made(3, 1));
    expect(all?.share).toBeCloseTo(1, 9);
    const [none] = prefixShares([
      {
        prompt: "a",
        scale: 0,
        groups: [
          [1, 5],
          [1, 5],
          [5, 1],
        ],
      },
    ]);
    expect([none?.share, none?.gain]).toEqual([0, 0]);
  });
  it("has a row a scale in order, and does not look at the order of prompts", () => {
    const both = [...made(5, 0.6), ...made(2, 0.3)];
    const rows = prefixShares(both);
    expect(rows.map(({ scale }) => scale)).toEqual([2, 5]);
    expect(prefixShares([...both].reverse())).toEqual(rows);
  });
  it("leaves a prompt out that has one prefix left", () => {
    const lone = { prompt: "z", scale: 5, groups: [[1, 2]] };
    expect(prefixShares([...made(5, 0.6), lone])).toEqual(prefixShares(made(5, 0.6)));
  });
});
