import { describe, expect, it } from "vitest";
import { judgedAgainst, type Measured, strategyTable } from "../../bench/strategyTable.ts";
import type { Tag } from "../../src/evaluation/index.ts";

const tags: readonly Tag[] = ["colors", "colors", "counting", "counting"];
const measured = (graph: string, right: readonly number[], cost: number): Measured => ({
  ...{ graph, n: 1, transformer: cost * 1e9, total: 2 * cost * 1e9, scores: [0, 1, 2, 3] },
  verdicts: right.map((each) => ({ correct: each === 1, reason: each === 1 ? "" : "wrong" })),
});
const raw = measured("raw", [1, 0, 0, 0], 1);
const search = measured("tts-var", [1, 1, 1, 0], 3);

describe("strategyTable", () => {
  it("has a line a strategy: judge, difference, reward and compute in raw images", () => {
    expect(strategyTable(tags, [raw, search]).split("\n").slice(2)).toEqual([
      "| raw | 1 | 0.250 ± 0.250 |  | 1.500 | 2.00 | 1.00 | 1.00 |",
      "| tts-var | 1 | 0.750 ± 0.250 | +0.500 ± 0.354 | 1.500 | 6.00 | 3.00 | 3.00 |",
    ]);
  });
  it("pairs the difference: what both have right or wrong adds no error", () => {
    expect(judgedAgainst(tags, raw, raw)).toMatchObject({ mean: 0, standardError: 0 });
    const against = judgedAgainst(tags, search, raw);
    expect(judgedAgainst(tags, raw, search).mean).toBe(-against.mean);
    expect(against.categories).toEqual({ colors: 0.5, counting: 0.5 });
  });
});
