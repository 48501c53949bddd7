import { describe, expect, it } from "vitest";
import type { ResultRow } from "../../../src/evaluation/ResultRow.ts";
import type { Settings } from "../../../src/evaluation/Settings.ts";
import { standingsOf } from "../../../src/tuning/standingsOf.ts";

const row = (graph: string, tag: string, prompt: string, reward: number | null): ResultRow => ({
  ...{ graph, n: 1, prompt, seed: 0, tag, key: "", image: "", reason: "" },
  ...{ scores: { alignment: reward }, correct: reward !== null && reward > 0 },
  ...{ widths: [1], ancestors: [1], features: null },
  flops: { transformer: 1, decode: 2, extract: 3, score: 4 },
  flopsExecuted: { transformer: 1, decode: 1, extract: 1, score: 1 },
});
const runs = ["a", "b", "c"].map((graph) => ({ graph, n: 1 }));
const settings = { runs } as unknown as Settings;
const rows = [
  row("b", "x", "p", 4),
  ...[row("a", "x", "p", 1), row("a", "x", "q", 3), row("a", "y", "r", -4)],
  row("c", "x", "p", null),
];

describe("standingsOf", () => {
  it("is the mean of the categories' means, and the FLOPs of an image, in the order of the runs", () => {
    const found = standingsOf({ settings, rows }, "alignment");
    expect(found).toEqual([
      { name: "a", objective: -1, flops: 10 },
      { name: "b", objective: 4, flops: 10 },
      { name: "c", objective: Number.NaN, flops: 10 },
    ]);
    expect(standingsOf({ settings, rows: rows.toReversed() }, "alignment")).toEqual(found);
  });
  it("is the share of right pictures by the judge", () =>
    expect(standingsOf({ settings, rows }, "judge").map(({ objective }) => objective)).toEqual([
      0.5, 1, 0,
    ]));
});
