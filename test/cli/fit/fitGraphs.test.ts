import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { FitHead } from "../../../cli/fit/FitReport.ts";
import { fittedGraph, scoringGraph } from "../../../cli/fit/fitGraphs.ts";
import { operators } from "../../../operators/index.ts";
import { check } from "../../../src/graph/check.ts";
import type { Graph } from "../../../src/graph/Graph.ts";
import { label } from "../../../src/graph/label.ts";
import { shippedGraph } from "../../fakes/fakeDraw.ts";

const headOf = (about: Partial<FitHead> = {}): FitHead => ({
  ...{ model: "m", modelHash: "h", graph: "g", target: "alignment", rewards: ["alignment"] },
  ...{ scales: [7], predicts: [7], monotone: false, paths: 4, seeds: [0] },
  ...about,
});
const models = (scales: readonly number[]) =>
  Object.fromEntries(
    scales.map((scale) => [scale, { intercept: 0, weights: { alignment: { [scale]: 1 } } }]),
  );
const made = (base: Graph, head: FitHead): Graph => ({
  ...base,
  steps: fittedGraph(base, head, models(head.predicts), operators),
});
const names = ({ steps }: Graph) =>
  steps.map(({ op, id = op, at }) => `${id}@${at?.join(" ") ?? "all"}`);

describe("scoringGraph", () => {
  it("scores raw paths by every reward where scores count, and the finished ones by one", () => {
    const base = shippedGraph("keep-best-7");
    const head = headOf({ rewards: ["alignment", "aesthetic"], scales: [5, 7] });
    const graph = scoringGraph(base, head);
    expect(check(graph, operators)._tag).toBe("Right");
    expect(graph.paths).toBe(4);
    expect(names(graph)).toEqual([
      ...["generate@all", "decode@5 7 12", "score-alignment@5 7 12", "score-aesthetic@5 7"],
      "best@12",
    ]);
  });
  it("decodes as small as the graph does, and whole at the last scale", () => {
    const base: Graph = {
      ...shippedGraph("keep-best-7"),
      steps: parse(`
        - { op: generate }
        - { op: decode, id: small, at: [7], with: { side: 4 } }
        - { op: decode, at: [12] }
        - { op: score, at: [7, 12], with: { reward: alignment } }
        - { op: keep, at: [7], with: { to: 2, by: score } }
        - { op: best, at: [12] }`),
    };
    expect(scoringGraph(base, headOf()).steps).toMatchObject([
      { op: "generate" },
      { op: "decode", at: [7], with: { side: 4 } },
      { op: "decode", at: [12] },
      ...[{ op: "score" }, { op: "best" }],
    ]);
  });
});

describe("fittedGraph", () => {
  it("predicts right after the score that the graph goes by", () => {
    const graph = made(shippedGraph("keep-best-7"), headOf());
    expect(check(graph, operators)._tag).toBe("Right");
    expect(names(graph)).toEqual([
      ...["generate@all", "decode@7 12", "score@7 12", "predict@7", "keep@7", "best@12"],
    ]);
    expect(graph.steps[3]?.with).toEqual({ model: models([7]) });
  });
  it("makes the other scores that count: before it at its scales, and elsewhere with a picture", () => {
    const head = headOf({ rewards: ["alignment", "aesthetic"], scales: [5, 7] });
    const graph = made(shippedGraph("keep-best-7"), head);
    expect(check(graph, operators)._tag).toBe("Right");
    expect(names(graph)).toEqual([
      ...["generate@all", "decode-to-predict@5"],
      ...["score-to-predict-alignment@5", "score-to-predict-aesthetic@5"],
      ...["decode@7 12", "score-aesthetic@7", "score@7 12", "predict@7", "keep@7", "best@12"],
    ]);
  });
  it("uses the pictures that there are", () => {
    const base = shippedGraph("tts-var");
    const predicts = [6, 9];
    const graph = made(base, headOf({ scales: [2, 5, 6, 9], predicts }));
    expect(check(graph, operators)._tag).toBe("Right");
    expect(names(graph).filter((name) => name.startsWith("decode"))).toEqual(
      names(base).filter((name) => name.startsWith("decode")),
    );
    expect(names(graph)).toContain("score-to-predict-alignment@2 5");
  });
  it("leaves an exact graph exact where it corrects", () => {
    const predicts = [4, 6, 8, 10];
    const graph = made(shippedGraph("smc"), headOf({ scales: predicts, predicts }));
    expect(check(graph, operators)._tag).toBe("Right");
    expect(label(graph, operators)).toEqual(label(shippedGraph("smc"), operators));
  });
  it("parts the models among several scores", () => {
    const base: Graph = {
      ...shippedGraph("keep-best-7"),
      steps: parse(`
        - { op: generate }
        - { op: decode, at: [5, 7, 12] }
        - { op: score, id: early, at: [5], with: { reward: alignment } }
        - { op: score, at: [7, 12], with: { reward: alignment } }
        - { op: keep, at: [5, 7], with: { to: 2, by: score } }
        - { op: best, at: [12] }`),
    };
    const graph = made(base, headOf({ scales: [5, 7], predicts: [5, 7] }));
    expect(names(graph).slice(2, 6)).toEqual([
      ...["early@5", "predict-early@5", "score@7 12", "predict-score@7"],
    ]);
    expect(graph.steps[3]?.with).toEqual({ model: models([5]) });
  });
});
