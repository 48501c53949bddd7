import { expect, it } from "vitest";
import { operators } from "../../../operators/index.ts";
import { checkModels } from "../../../src/graph/checkModels.ts";
import type { Graph } from "../../../src/graph/Graph.ts";
import { fakeSpec, sides13 } from "../../../src/testing/fakes/fakeSpec.ts";
import { shipped, shippedGraph, sidesFor } from "../../fakes/fakeDraw.ts";

const problems = (graph: Graph, spec = fakeSpec()) => checkModels(graph, operators, spec);

it.each(shipped)("checkModels has nothing to say of %s on a model that has all", (name) =>
  expect(problems(shippedGraph(name), fakeSpec(sidesFor(shippedGraph(name))))).toEqual([]),
);
it("checkModels names a reward that is one of several where it stands", () => {
  const base = shippedGraph("tts-var-ensemble");
  const place = base.steps.findIndex(({ op }) => op === "score");
  expect(problems(base, { ...fakeSpec(), rewards: ["alignment"] })).toEqual([
    {
      path: ["steps", place, "with", "rewards", "aesthetic"],
      message: 'fake has no reward "aesthetic"',
      hint: "it has: alignment",
    },
  ]);
});
it("checkModels names the step that decodes at a side the model lacks, and the sides it has", () => {
  const graph: Graph = {
    ...{ name: "small", scales: 13, paths: 2, n: 1 },
    steps: [
      { op: "generate" },
      { op: "decode", id: "right", at: [2], with: { side: 2 } },
      { op: "decode", id: "wrong", at: [3], with: { side: 4 } },
      { op: "decode", at: [12] },
    ],
  };
  expect(problems(graph)).toEqual([
    {
      path: ["steps", 2, "with", "side"],
      message: "wrong: fake does not decode at side 4",
      hint: "smaller sides it has: 1, 2",
    },
  ]);
  const spec = { ...fakeSpec(), cost: { ...fakeSpec().cost, smallerDecodes: {} } };
  expect(problems(graph, spec).map(({ hint }) => hint)).toEqual(
    Array(2).fill("smaller sides it has: none"),
  );
});
it("checkModels names scales, roles and lists that the model does not have, all at once", () => {
  const base = shippedGraph("tts-var");
  const changed: Graph = {
    ...base,
    steps: [
      { op: "generate", with: { guidance: [1, 2], topP: 0.9 } },
      ...base.steps
        .slice(1)
        .map((step) => (step.op === "score" ? { ...step, with: { reward: "taste" } } : step)),
    ],
  };
  const spec = { ...fakeSpec(sides13.slice(0, 12)), encoders: ["structur"] };
  expect(problems(changed, spec)).toEqual([
    { path: ["scales"], message: "the graph has 13 scales, fake has 12" },
    {
      path: ["steps", 0, "with", "guidance"],
      message: "guidance lists 2 values, one for each of 12 scales is right",
    },
    {
      path: ["steps", 2, "with", "encoder"],
      message: 'fake has no encoder "structure"',
      hint: 'did you mean "structur"?',
    },
    {
      path: ["steps", 5, "with", "reward"],
      message: 'fake has no reward "taste"',
      hint: "it has: alignment, aesthetic",
    },
  ]);
});
