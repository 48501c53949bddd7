import { readFileSync } from "node:fs";
import * as E from "fp-ts/lib/Either.js";
import { lastValueFrom } from "rxjs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { shipped } from "../cli/shipped.ts";
import * as graphs from "../examples/graphs.ts";
import { ttsVarPipe } from "../examples/typedPipe.ts";
import { operators } from "../operators/index.ts";
import { compile, draw, type Graph, type Models, openModels, parse } from "../src/index.ts";

const read = (graph: Graph): Graph => {
  const file = shipped("graphs", `${graph.name}.yaml`);
  const parsed = parse(readFileSync(file, "utf8"), file);
  if (E.isLeft(parsed)) throw new Error(parsed.left[0]?.message);
  return parsed.right.graph;
};

describe("examples/graphs.ts", () => {
  for (const graph of Object.values(graphs))
    it(`composes the graph of graphs/${graph.name}.yaml`, () => expect(graph).toEqual(read(graph)));
});

describe("examples/typedPipe.ts", () => {
  let models: Models;
  beforeAll(async () => {
    models = await openModels(shipped("models", "shapes-64"), { workers: 1 });
  });
  afterAll(() => models.close());

  it("draws the image that the graph file draws", async () => {
    const inputs = { prompt: "a green cross", seed: 4, n: 1, paths: 8, models };
    const compiled = compile(graphs.ttsVar, operators);
    if (E.isLeft(compiled)) throw new Error("tts-var does not compile");
    const fromFile = await lastValueFrom(draw(inputs, compiled.right));
    const fromPipe = await lastValueFrom(draw(inputs, ttsVarPipe));
    expect(fromPipe).toEqual(fromFile);
  });
});
