import { describe, expect, it } from "vitest";
import type { FitHead } from "../../../cli/fit/FitReport.ts";
import { fitReportOf } from "../../../cli/fit/fitReportOf.ts";
import { fitText } from "../../../cli/fit/fitText.ts";
import { fittedFile } from "../../../cli/fit/fittedFile.ts";
import { operators } from "../../../operators/index.ts";
import type { RawScores } from "../../../src/evaluation/index.ts";
import { parse } from "../../../src/graph/parse.ts";
import { drawsAt } from "../../../src/random/drawsAt.ts";
import { placeAt } from "../../../src/random/Place.ts";
import { shippedGraph } from "../../fakes/fakeDraw.ts";

const head: FitHead = {
  ...{ model: "shapes-64", modelHash: "0123456789abcdef", graph: "smc", target: "alignment" },
  ...{ rewards: ["alignment"], scales: [4, 6, 8, 10], predicts: [4, 6, 8, 10] },
  ...{ monotone: false, paths: 12, seeds: [0, 1] },
};
/** A score at each scale: the one before, and news. */
const runs = Array.from({ length: 8 }, (_, i): RawScores => {
  const draw = drawsAt(placeAt("fit report", i));
  const walks = Array.from({ length: 12 }, () => {
    let sum = 0;
    return Array.from({ length: 5 }, () => {
      sum += draw() - 0.5;
      return sum;
    });
  });
  const at = (step: number) => walks.map((walk) => walk[step] as number);
  return {
    prompt: `prompt ${i % 4}`,
    scores: { alignment: { 4: at(0), 6: at(1), 8: at(2), 10: at(3) } },
    final: at(4),
  };
});
const report = fitReportOf(head, runs);

describe("fitReportOf", () => {
  it("fits each scale on the scores up to it", () => {
    expect(report.prompts).toEqual(["prompt 0", "prompt 1", "prompt 2", "prompt 3"]);
    expect(
      report.rows.map(({ scale, predictor }) => [
        scale,
        Object.keys(predictor.weights.alignment ?? {}),
      ]),
    ).toEqual([
      [4, ["4"]],
      [6, ["4", "6"]],
      [8, ["4", "6", "8"]],
      [10, ["4", "6", "8", "10"]],
    ]);
    const correlations = report.rows.map(({ predicted }) => predicted.correlation.estimate);
    expect(correlations).toEqual([...correlations].sort((a, b) => a - b));
    expect(report.rows[0]?.difference).toEqual({ estimate: 0, low: 0, high: 0 });
  });
  it("is told as a table, with what it was fitted on", () => {
    const lines = fitText(report).split("\n");
    expect(lines[0]).toMatch(
      /^scale {2}score +predicted +difference +explains {2}predicted explains$/,
    );
    expect(lines.slice(1, 5).map((line) => line.slice(0, 5))).toEqual([
      "    4",
      "    6",
      "    8",
      "   10",
    ]);
    expect(fitText(report)).toContain("4 prompts, 2 seeds, 12 raw paths each");
    expect(fitText({ ...report, monotone: true })).toContain("which is a step function");
  });
});

describe("fittedFile", () => {
  it.each([false, true])(
    "is a graph file that says what its predictions are worth; steps: %s",
    (monotone) => {
      const { graph, text } = fittedFile(
        shippedGraph("smc"),
        fitReportOf({ ...head, monotone }, runs),
        operators,
      );
      const parsed = parse(text, "predicted.yaml");
      expect(parsed).toMatchObject({ _tag: "Right", right: { graph: { name: "smc-predicted" } } });
      expect(graph.about).toMatch(
        /rank correlation with it is 0\.\d\d instead of 0\.\d\d at scale 4,/,
      );
      expect(graph.source).toBe(
        "varflow fit of smc: 4 prompts, seeds 0, 1, 12 paths each, model 01234567",
      );
      const read = parsed as unknown as { right: { graph: typeof graph } };
      expect(JSON.parse(JSON.stringify(read.right.graph.steps))).toEqual(
        JSON.parse(JSON.stringify(graph.steps)),
      );
    },
  );
  it("joins steps that rounding makes one", () => {
    const [row] = report.rows;
    const steps = [
      [0, 0.1],
      [0.3000001, 0.2],
      [0.3000002, 0.4],
    ];
    const predictor = { intercept: 1 / 3, weights: { alignment: { 4: 2 / 3 } }, steps };
    const only = {
      ...report,
      predicts: [4],
      scales: [4],
      rows: [{ ...row, predictor }],
    } as typeof report;
    const { graph } = fittedFile(shippedGraph("smc"), only, operators);
    expect(graph.steps.find(({ op }) => op === "predict")?.with).toEqual({
      model: {
        4: {
          ...{ intercept: 0.33333, weights: { alignment: { 4: 0.66667 } } },
          steps: [
            [0, 0.1],
            [0.3, 0.4],
          ],
        },
      },
    });
  });
});
