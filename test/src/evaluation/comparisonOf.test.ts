import { describe, expect, it } from "vitest";
import { comparisonOf } from "../../../src/evaluation/comparisonOf.ts";
import { differenceOf, meanFlops } from "../../../src/evaluation/differenceOf.ts";
import { differenceText } from "../../../src/evaluation/differenceText.ts";
import type { Settings } from "../../../src/evaluation/Settings.ts";
import { summariesOf } from "../../../src/evaluation/summariesOf.ts";
import { rowWith } from "../../arbitraries/judgedRows.ts";

const costs = { "raw@1": 1, "best@2": 2, "best@4": 4, "best@8": 8, "tts@1": 5, "tts@2": 10 };
const runs = Object.keys(costs).map((name) => {
  const [graph = "", n] = name.split("@");
  return { graph, n: Number(n) };
});
const prompts = ["a", "b", "c"].map((prompt) => ({ prompt, tag: null }));
const step = (reward: string) => ({ steps: [{ op: "score", with: { reward } }] });
const settings = {
  model: "toy",
  modelHash: "0",
  runs,
  prompts,
  seeds: [0, 1],
  graphs: {
    raw: step("alignment"),
    best: step("alignment"),
    tts: { steps: [{ with: { rewards: { odd: 1 } } }] },
  },
} as unknown as Settings;
const rows = runs.flatMap(({ graph, n }) =>
  prompts.flatMap(({ prompt }) =>
    [0, 1].map((seed) =>
      rowWith({
        ...{ graph, n, prompt, seed },
        correct: graph === "best",
        scores: { alignment: n, odd: -n },
        ancestors: [n, 1],
        widths: graph === "raw" ? [1, 1] : [4, n],
        flops: {
          transformer: costs[`${graph}@${n}` as keyof typeof costs],
          decode: 0,
          extract: 0,
          score: 0,
        },
      }),
    ),
  ),
);

describe("comparisonOf", () => {
  const all = comparisonOf({ settings, rows }, { baseline: "best@2", seconds: { "raw@1": 3 } });
  it("has every strategy in its order, with cost, guides and what is known", () => {
    expect(all.strategies.map(({ name }) => name)).toEqual(Object.keys(costs));
    expect(all.strategies[3]).toMatchObject({
      guides: ["alignment"],
      inRaw: { total: 8 },
      seconds: null,
      vendi: null,
      ancestors: 1,
      ancestorsByScale: [8, 1],
    });
    expect(all.strategies[4]?.guides).toEqual(["odd"]);
    expect(all.strategies[0]?.guides).toEqual([]);
    expect(all.strategies[0]?.seconds).toBe(3);
    expect(all.missing).toBe(0);
  });
  it("holds all others against the baseline, on every metric", () => {
    expect(all.differences).toHaveLength(5 * 3);
    const found = all.differences.find(
      ({ name, metric }) => name === "tts@2" && metric === "judge",
    );
    expect(found).toMatchObject({ verdict: "worse", computeRatio: 5, wins: { estimate: 0 } });
    expect(found).toMatchObject({ flops: 10, againstFlops: 2 });
    expect(found && differenceText(found)).toBe(
      "worse by 1.000 [1.000, 1.000] at 5.00 of the compute",
    );
  });
  it("compares at no more compute, at the largest width that was evaluated", () => {
    const pairs = all.equalCompute.map(({ name, against }) => `${name} ${against}`);
    expect(pairs).toContain("tts@1 best@4");
    expect(pairs).toContain("tts@2 best@8");
    expect(pairs.filter((pair) => pair.startsWith("best@2 "))).toEqual(["best@2 raw@1"]);
    expect(pairs.filter((pair) => pair.startsWith("raw"))).toEqual([]);
    for (const { computeRatio } of all.equalCompute) expect(computeRatio).toBeGreaterThanOrEqual(1);
  });
  it("tells what is missing, and refuses what is not there", () => {
    expect(comparisonOf({ settings, rows: rows.slice(2) }).missing).toBe(2);
    expect(() => comparisonOf({ settings, rows }, { baseline: "best@3" })).toThrow(
      "no results of best@3; there are: raw@1",
    );
    expect(() => comparisonOf({ settings, rows: [] })).toThrow("no results to compare");
  });
  it("compares at equal compute on the metric asked for, or the first that is there", () => {
    const on = (metric?: string) =>
      comparisonOf({ settings, rows }, metric === undefined ? {} : { metric });
    expect(on().metric).toBe("judge");
    expect(on("odd").metric).toBe("odd");
    expect(new Set(on("odd").equalCompute.map(({ metric }) => metric))).toEqual(new Set(["odd"]));
    expect(() => on("beauty")).toThrow("no results with beauty; there are: judge, alignment, odd");
    const bare = rows.map((row) => ({ ...row, correct: null, scores: {} }));
    expect(comparisonOf({ settings, rows: bare })).toMatchObject({
      metric: null,
      equalCompute: [],
    });
  });
  it("holds strategies against each other on places that both have, and leaves pairs without one out", () => {
    const apart = rows.filter(({ graph, prompt }) => (graph === "raw") === (prompt === "a"));
    const { differences, strategies } = comparisonOf({ settings, rows: apart });
    expect(strategies).toHaveLength(6);
    expect(differences).toEqual([]);
  });
  it("knows no judge and no raw image where none was", () => {
    const own = rows
      .filter(({ graph }) => graph !== "raw")
      .map((row) => ({ ...row, correct: null }));
    const [first] = summariesOf({ settings, rows: own });
    expect(first).toMatchObject({ name: "best@2", inRaw: null });
    expect(Object.keys(first?.metrics ?? {})).toEqual(["alignment", "odd"]);
  });
});
describe("differenceOf", () => {
  it("finds a strategy like itself: 0 [0, 0], half of the wins", () => {
    const own = rows.slice(0, 6) as never;
    const same = differenceOf(own, own, "alignment");
    expect(same).toMatchObject({
      difference: { estimate: 0, low: 0, high: 0 },
      wins: { estimate: 0.5 },
      computeRatio: 1,
      verdict: "too close to tell",
    });
    expect(meanFlops(own)).toBe(1);
    expect(differenceText(same)).toBe(
      "too close to tell: 0.000 [0.000, 0.000] at 1.00 of the compute",
    );
  });
});
