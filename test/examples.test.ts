import * as E from "fp-ts/lib/Either.js";
import { lastValueFrom } from "rxjs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { shipped } from "../cli/shipped.ts";
import * as graphs from "../examples/graphs.ts";
import { ttsVarPipe } from "../examples/typedPipe.ts";
import { operators } from "../operators/index.ts";
import { compile, draw, type Models, openModels } from "../src/index.ts";

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
