import { expect, it } from "vitest";
import * as shipped from "../operators/index.ts";
import * as evaluation from "../src/evaluation/index.ts";
import * as engine from "../src/index.ts";
import * as testing from "../src/testing/index.ts";

it("the engine exports these names", () =>
  expect(Object.keys(engine).sort()).toMatchInlineSnapshot(`
    [
      "DeadBatch",
      "Holdings",
      "ModelError",
      "PromptError",
      "RunError",
      "TensorError",
      "addFields",
      "at",
      "check",
      "checkModels",
      "clearFields",
      "codecs",
      "combinations",
      "compile",
      "defineOperator",
      "describeModel",
      "draw",
      "drawAll",
      "drawsAt",
      "dropDead",
      "filesOf",
      "from",
      "graph",
      "inOrder",
      "medoids",
      "nearest",
      "noiseAt",
      "normalisations",
      "oneOfEach",
      "openModels",
      "parse",
      "picks",
      "placeAt",
      "potentials",
      "readBundle",
      "reducers",
      "resamplers",
      "resolve",
      "scoringOf",
      "selectPaths",
      "softmax",
      "specOf",
      "stepDraws",
      "stepsAt",
      "strata",
      "tilt",
      "totalFlops",
    ]
  `));
it("the operators export these names", () =>
  expect(Object.keys(shipped).sort()).toMatchInlineSnapshot(`
    [
      "best",
      "cluster",
      "decode",
      "draw",
      "extract",
      "generate",
      "operators",
      "resample",
      "score",
    ]
  `));
it("a graph file may say these words", () =>
  expect(Object.keys(shipped.operators)).toMatchInlineSnapshot(`
    [
      "generate",
      "decode",
      "extract",
      "cluster",
      "score",
      "resample",
      "best",
      "draw",
    ]
  `));
it("the evaluation exports these names", () =>
  expect(Object.keys(evaluation).sort()).toMatchInlineSnapshot(`
    [
      "PromptRow",
      "Wanted",
      "openJudge",
      "parsePromptRows",
      "relations",
      "tags",
      "verdict",
    ]
  `));
it("what proves a search right exports these names", () =>
  expect(Object.keys(testing).sort()).toMatchInlineSnapshot(`
    [
      "comparisons",
      "misses",
      "partitions",
      "toyModels",
      "visits",
      "zLimit",
    ]
  `));
