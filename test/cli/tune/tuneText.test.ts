import { describe, expect, it } from "vitest";
import type { TuneReport } from "../../../cli/tune/TuneReport.ts";
import type { Entrant, TunePlan } from "../../../cli/tune/TuneSettings.ts";
import { tunedFile } from "../../../cli/tune/tunedFile.ts";
import { tuneReportOf } from "../../../cli/tune/tuneReportOf.ts";
import { tuneText } from "../../../cli/tune/tuneText.ts";
import type { ResultRow, Settings } from "../../../src/evaluation/index.ts";
import { graph } from "../../../src/index.ts";
import { standingsOf } from "../../../src/tuning/index.ts";

/** A race of made-up rows, in raw images of 10 FLOPs and for a budget of 4. */
const entrant = (family: string, flops: number, least?: number): Entrant => ({
  ...{ family, n: 1, flops, ...(least === undefined ? {} : { least }) },
  graph: graph(
    {
      ...{ name: "any", about: `${family}.`, scales: 1, paths: 1 },
      ...(least === undefined ? {} : { rounds: { most: 4, until: 1 } }),
    },
    [],
  ),
});
const graphs = {
  "best-of-n": entrant("baseline", 30),
  dear: entrant("rounds", 80, 20),
  cheap: entrant("rounds", 120, 10),
  certain: entrant("keep", 40),
};
const row = (name: string, prompt: string, reward: number, flops: number): ResultRow => ({
  ...{ graph: name, n: 1, prompt, seed: 0, tag: "x", key: "", image: "", reason: "" },
  ...{ scores: { alignment: reward }, correct: true, widths: [1], ancestors: [1], features: null },
  flops: { transformer: flops, decode: 0, extract: 0, score: 0 },
  flopsExecuted: { transformer: flops, decode: 0, extract: 0, score: 0 },
});
/** Rewards and FLOPs of the prompts p and q, by graph. */
type Drawn = Readonly<Record<string, readonly (readonly [number, number])[]>>;
const resultsOf = (drawn: Drawn) => ({
  settings: {
    runs: Object.keys(drawn).map((name) => ({ graph: name, n: 1 })),
  } as unknown as Settings,
  rows: Object.entries(drawn).flatMap(([name, own]) =>
    own.map(([reward, flops], i) => row(name, `p${i}`, reward, flops)),
  ),
});
const reportOf = (...rungs: readonly Drawn[]): TuneReport => {
  const settings = {
    ...{ format: 1, model: "m", modelHash: "0123456789", reward: "alignment", budget: 40 },
    ...{ objective: "alignment", seed: 0, seeds: [0], plugins: [], baselines: ["best-of-n"] },
    ...{ graphs, rungs: rungs.map(() => ({ graphs: 3, prompts: ["p0", "p1"] })) },
  };
  const results = rungs.map(resultsOf);
  return tuneReportOf(
    { settings, raw: 10 } as unknown as TunePlan,
    results.map((one) => standingsOf(one, "alignment")),
    results.at(-1) as (typeof results)[number],
  );
};
const lineOf = (report: TuneReport, name: string) =>
  tuneText(report)
    .split("\n")
    .find((line) => line.startsWith(`| ${name} |`));

const baseline = {
  "best-of-n": [
    [0.1, 30],
    [0.3, 30],
  ],
} as const;
const report = reportOf({
  ...baseline,
  ...{
    dear: [
      [0.9, 20],
      [0.9, 70],
    ],
    cheap: [
      [0.8, 10],
      [0.8, 60],
    ],
    certain: [
      [0.2, 40],
      [0.2, 40],
    ],
  },
});

describe("tuneText", () => {
  it("lets no search win that spent more in the mean, whatever it reached", () => {
    expect(report.winner).toBe("cheap");
    expect(lineOf(report, "dear")).toMatch(/\| 4.50 \| 0.900 \| over the budget on rung 1 \|$/);
    expect(lineOf(report, "cheap")).toMatch(/\| 3.50 \| 0.800 \| won \|$/);
  });
  it("shows what was planned and what was measured, and the dear ones last", () => {
    expect(lineOf(report, "cheap")).toContain("| 1.00–12.00 | 3.50 |");
    expect(lineOf(report, "certain")).toContain("| 4.00 | 4.00 |");
    const names = tuneText(report).match(/^\| [a-z-]+ (?=\| 1 \|)/gm);
    expect(names).toEqual(["| cheap ", "| best-of-n ", "| certain ", "| dear "]);
  });
  it("has a baseline win, and says why, where all that was proposed spent more", () => {
    const over = { dear: [[0.9, 50]], cheap: [[0.8, 41]], certain: [[0.2, 42]] } as const;
    const lost = reportOf({ ...baseline, ...over }, { ...baseline, cheap: [[0.8, 41]] });
    expect(lost.winner).toBe("best-of-n");
    const text = tuneText(lost);
    expect(text).toContain("Rung 1: all that was proposed spent more than the budget; cheap went");
    expect(text).toContain("Rung 2: all that was proposed spent more than the budget, and could");
    expect(lineOf(lost, "cheap")).toMatch(/over the budget on rung 2 \|$/);
    expect(lineOf(lost, "certain")).toMatch(/over the budget on rung 1 \|$/);
  });
});

describe("tunedFile", () => {
  it("names the compute that was measured, its own and the baselines', and keeps the rounds", () => {
    const { graph: tuned } = tunedFile(report, "2000-01-01");
    expect(tuned.rounds).toEqual({ most: 4, until: 1 });
    expect(tuned.about).toContain("it has alignment 0.800 for 3.50 raw images");
    expect(tuned.about).toMatch(/Against best-of-n@1, for 3.00, it is .* at 1.17 of the compute/);
  });
});
