import * as E from "fp-ts/lib/Either.js";
import { describe, expect, it } from "vitest";
import { comparingCommands } from "../../cli/comparingCommands.ts";
import { consistencyReportOf } from "../../cli/consistencyReportOf.ts";
import { consistencyText } from "../../cli/consistencyText.ts";
import type { Measured } from "../../cli/Measured.ts";
import { proposedFile } from "../../cli/proposedFile.ts";
import { operators } from "../../operators/index.ts";
import { scoreChains } from "../../src/evaluation/scoreChains.ts";
import { check, parse, planOf, totalFlops } from "../../src/index.ts";
import { fakeSpec } from "../../src/testing/fakes/fakeSpec.ts";
import { shippedGraph } from "../fakes/fakeDraw.ts";

const spec = fakeSpec();
const trust = Array.from({ length: 12 }, (_, scale) => Math.min(0.9, scale / 10));
const tables = scoreChains(trust, 16, 12).map((scores, i) => ({
  prompt: `prompt ${i}`,
  scores: scores.map((row) => [...row]),
}));
const completions = [3, 6].flatMap((scale) =>
  scoreChains([0.8], 32, 12).map(([, own], i) => ({
    prompt: `prompt ${i}`,
    scale,
    groups: Array.from({ length: 8 }, (_, g) => [...(own ?? [])].slice(4 * g, 4 * g + 4)),
  })),
);
const measured: Measured = { full: tables, smaller: {}, completions };
const baseline = shippedGraph("tts-var");
const budget = totalFlops(planOf(baseline, operators, spec, 1).flops);
const head = { model: "fake", modelHash: spec.hash, reward: "alignment", paths: 16, seed: 0 };
const report = consistencyReportOf({ ...head, baseline: "tts-var", budget }, measured, spec);

describe("consistencyReportOf", () => {
  it("has a row for each potential and scale, and for each prefix that was completed", () => {
    const [full] = report.looks;
    expect(report.looks).toHaveLength(1);
    expect(full?.consistency).toHaveLength(4 * 13);
    expect(full?.gains).toHaveLength(13);
    expect(report.prefixes.map(({ scale }) => scale)).toEqual([3, 6]);
    const value = full?.consistency.find(
      ({ scale, potential }) => scale === 9 && potential === "value",
    );
    expect(value?.low).toBeLessThan(0.88);
    expect(value?.high).toBeGreaterThan(0.8);
  });
  it("does not look at the order of prompts", () => {
    const turned = {
      full: [...measured.full].reverse(),
      smaller: {},
      completions: [...completions].reverse(),
    };
    const again = consistencyReportOf({ ...head, baseline: "tts-var", budget }, turned, spec);
    expect({ ...again, prompts: [], deviation: 0 }).toEqual({
      ...report,
      prompts: [],
      deviation: 0,
    });
    expect(again.deviation).toBeCloseTo(report.deviation, 12);
  });
  it("looks at smaller pictures only where they tell more for their price", () => {
    const half = fakeSpec();
    const cheap = { ...half, cost: { ...half.cost, decode: 4000, smallerDecodes: { 1: 10 } } };
    const sided = { ...measured, smaller: { "1": tables } };
    const money = totalFlops(planOf(baseline, operators, cheap, 1).flops);
    const { looks, proposal } = consistencyReportOf(
      { ...head, baseline: "tts-var", budget: money },
      sided,
      cheap,
    );
    expect(looks.map(({ side, flops }) => [side, flops])).toEqual([
      [null, 4019],
      [1, 29],
    ]);
    expect(proposal.side).toBe(1);
  });
});

describe("the proposed file", () => {
  const { graph, text } = proposedFile(report, 13);
  it("is a graph that passes check, costs what was promised, and says why", () => {
    const read = parse(text, "proposed.yaml");
    expect(E.isRight(read) && read.right.graph).toEqual(graph);
    expect(check(graph, operators)).toEqual(E.right(graph));
    expect(totalFlops(planOf(graph, operators, spec, 1).flops)).toBe(report.proposal.flops);
    expect(report.proposal.flops).toBeLessThanOrEqual(budget);
    expect(graph.about).toMatch(/rank correlation with the final one is -?0\.\d\d at scale \d/);
    expect(graph.about).not.toContain("NaN");
  });
  it("is written a step a line", () =>
    expect(text.split("\n").filter((line) => line.startsWith("  - "))).toHaveLength(
      graph.steps.length,
    ));
  it("is held against the baseline at no more than its cost", () => {
    const commands = comparingCommands(
      { given: "tts-var", graph: baseline },
      [
        { given: "proposed.yaml", graph },
        { given: "raw", graph: shippedGraph("raw") },
      ],
      operators,
      spec,
    );
    const [, ns = ""] = / proposed\.yaml@([\d,]+) raw@1 /.exec(commands[0] ?? "") ?? [];
    for (const [i, n] of ns.split(",").map(Number).entries()) {
      const most = totalFlops(planOf(baseline, operators, spec, 2 ** i).flops);
      expect(totalFlops(planOf(graph, operators, spec, n).flops)).toBeLessThanOrEqual(most);
      expect(totalFlops(planOf(graph, operators, spec, n + 1).flops)).toBeGreaterThan(most);
    }
  });
});

it("the text has a line for each scale but the last, and a hyphen for what was not measured", () => {
  const lines = consistencyText(report).split("\n");
  expect(lines.slice(1, 13).map((line) => line.trim().split(" ")[0])).toEqual(
    trust.map((_, scale) => String(scale)),
  );
  expect(lines[1]).toMatch(/-\s+-$/);
  expect(consistencyText(report)).not.toMatch(/NaN|undefined/);
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(100);
});
