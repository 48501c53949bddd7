import { lastValueFrom } from "rxjs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { shipped as file } from "../../../cli/shipped.ts";
import { operators } from "../../../operators/index.ts";
import { at, from, graph } from "../../../src/graph/Graph.ts";
import type { Plan, Planned } from "../../../src/graph/Plan.ts";
import { planOf } from "../../../src/graph/planOf.ts";
import { openModels } from "../../../src/models/openModels.ts";
import type { Models } from "../../../src/models/ports.ts";
import { type Flops, totalFlops } from "../../../src/run/Cost.ts";
import { draw } from "../../../src/run/draw.ts";
import { fakeSpec } from "../../../src/testing/fakes/fakeSpec.ts";
import { toyModels } from "../../../src/testing/index.ts";
import { fakeDraw, searchOf, shipped, shippedGraph, sidesFor } from "../../fakes/fakeDraw.ts";

const { decode, generate, join, keep } = operators;
const spec = fakeSpec();
const parts = ({ transformer, decode, extract, score }: Flops): Flops => ({
  ...{ transformer, decode, extract, score },
});
/** Graphs whose cost hangs on data: scores, branches, or strata with nobody in them, decide. */
const open = shipped.filter(
  (name) =>
    name === "tts-var-exact" || planOf(shippedGraph(name), operators, spec, 1).least !== undefined,
);
const certain = shipped.filter((name) => !open.includes(name));
const widths = (name: string) => (shippedGraph(name).n === 1 ? [1] : [1, 2, 3]);
const within = (flops: Flops, plan: Plan) => {
  const [least, most] = [parts((plan.least ?? plan).flops), parts(plan.flops)];
  for (const key of Object.keys(most) as (keyof Flops)[]) {
    if (plan.least !== undefined) expect(flops[key]).toBeGreaterThanOrEqual(least[key]);
    expect(flops[key]).toBeLessThanOrEqual(most[key]);
  }
};

describe("planOf", () => {
  it.each(certain)("%s costs what its plan says, to the FLOP", async (name) => {
    const graph = shippedGraph(name);
    const toy = toyModels({ scales: graph.scales });
    const own = fakeSpec(sidesFor(graph));
    for (const n of widths(name)) {
      const { result } = await fakeDraw(graph, { n });
      const plan = planOf(graph, operators, own, n);
      expect(parts(plan.flops)).toEqual(result.cost.flops);
      expect(plan.scales.map(({ generated }) => generated)).toEqual(result.widths);
      expect(plan.least).toBeUndefined();
      const inputs = { prompt: "two stars", seed: n, n, paths: graph.paths, models: toy };
      const { cost } = await lastValueFrom(draw(inputs, searchOf(graph)));
      expect(parts(planOf(graph, operators, toy.spec, n).flops)).toEqual(cost.flops);
    }
  });
  it.each(open)("%s costs between the least and the most", async (name) => {
    const graph = shippedGraph(name);
    for (const n of [1, 2, 3])
      for (const seed of [1, 2, 3]) {
        const { result } = await fakeDraw(graph, { n, seed });
        within(result.cost.flops, planOf(graph, operators, spec, n));
      }
  });
  it("says least and most where branches may have kept the same paths", () => {
    const steps = [
      generate(),
      at([0], keep({ to: 3, by: "first" }), "a"),
      from("generate", at([0], keep({ to: 2, by: "first" }), "b")),
      from(["a", "b"], at([0], join())),
      at([1], decode()),
    ];
    const two = graph({ name: "two", scales: 2, paths: 4 }, steps);
    const plan = planOf(two, operators, fakeSpec([1, 2]), 1);
    expect(plan.scales[1]).toMatchObject({ generated: 5, flops: { transformer: 5 * 4001 } });
    expect(plan.flops).toMatchObject({ transformer: 7 + 4 * 1000 + 5 * 4001, decode: 5 * 11 });
    expect(plan.least?.scales[1]).toMatchObject({ generated: 3, kept: 3 });
    expect(plan.least?.flops.decode).toBe(3 * 11);
  });
  it("adds up scales, and begin once; attention is the transformer's", () => {
    for (const name of shipped) {
      const own = fakeSpec(sidesFor(shippedGraph(name)));
      const plan = planOf(shippedGraph(name), operators, own, 1);
      const sum = (key: keyof Planned) => plan.scales.reduce((all, one) => all + one.flops[key], 0);
      expect(plan.begin).toBe(7);
      expect(plan.flops.transformer).toBe(7 + sum("transformer"));
      for (const key of ["attention", "decode", "extract", "score"] as const)
        expect(plan.flops[key]).toBe(sum(key));
      for (const { flops } of plan.scales) expect(flops.attention).toBeLessThan(flops.transformer);
      expect(totalFlops(plan.flops)).toBe(totalFlops(parts(plan.flops)));
    }
  });
  it("counts the state of every path that drew, and two scales at the peak", () => {
    const steps = [generate(), at([0], keep({ to: 1, by: "first" }))];
    const plan = planOf(
      graph({ name: "two", scales: 2, paths: 4 }, steps),
      operators,
      fakeSpec([1, 2]),
      1,
    );
    // Four paths with a token each, then one with five; a latent each.
    expect(plan.scales.map(({ stateBytes }) => stateBytes)).toEqual([4 * (64 + 128), 5 * 64 + 128]);
    expect(plan.peakStateBytes).toBe(4 * (64 + 128) + 5 * 64 + 128);
  });
});

describe("planOf, on the embedded model", () => {
  let models: Models;
  beforeAll(async () => {
    models = await openModels(file("models", "shapes-64"), { workers: 1 });
  });
  afterAll(() => models.close());

  it.each([
    ["raw", 1],
    ["best-of-n", 2],
    ["tts-var", 1],
    ["tts-var-ensemble", 1],
  ])("%s at n = %i costs what its plan says", async (name, n) => {
    const graph = shippedGraph(name);
    const inputs = { prompt: "two stars", seed: 1, n, paths: graph.paths, models };
    const { cost } = await lastValueFrom(draw(inputs, searchOf(graph)));
    const plan = planOf(graph, operators, models.spec, n);
    expect(parts(plan.flops)).toEqual(cost.flops);
  });
});
