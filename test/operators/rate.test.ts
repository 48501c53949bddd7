import fc from "fast-check";
import { of } from "rxjs";
import { describe, expect, it } from "vitest";
import { best, decode, draw, extract, generate, operators, rate } from "../../operators/index.ts";
import type { Shape } from "../../src/closed.ts";
import { DeadBatch } from "../../src/errors.ts";
import { check } from "../../src/graph/check.ts";
import { at, graph } from "../../src/graph/Graph.ts";
import { label } from "../../src/graph/label.ts";
import { problemsOf } from "../../src/graph/Problem.ts";
import type { StepValue } from "../../src/graph/StepValue.ts";
import type { Fields } from "../../src/Path.ts";
import { densities } from "../../src/selection/densities.ts";
import { meanCertainty } from "../../src/selection/meanCertainty.ts";
import { batchSpecs, specOfScores, withPaths } from "../../src/testing/arbitraries/batchSpecs.ts";
import { bareBatch } from "../../src/testing/fakes/bareBatch.ts";
import { sides13 } from "../../src/testing/fakes/fakeSpec.ts";
import { operatorLaws } from "../../src/testing/laws/operatorLaws.ts";
import { stepOf } from "../../src/testing/laws/stepOf.ts";
import { failureOf } from "../../src/testing/streams/failureOf.ts";
import { only } from "../../src/testing/streams/only.ts";

type Params = Parameters<typeof rate>[0];
const certain = fc.constantFrom("log-probability", "confidence");
const dense = fc.constantFrom(0.25, 1).map((density) => ({ by: { density } }));
/** Of `this` paths die that were not measured at their scale: laws are for paths that live. */
const params: fc.Arbitrary<Params> = fc.oneof(
  dense,
  fc.record({ by: certain, scales: fc.constant("all") }, { requiredKeys: ["by"] }),
);
const sure = (scale: number, logProbability: number, confidence: number) => ({
  ...{ scale, logProbability, confidence },
});
const four = specOfScores([1, 2, 3, 4]);
/** Four paths, two of them measured at their scale, 6. */
const measured = withPaths(four, (_, i) => ({
  certainty: [sure(0, -i, i / 8), ...(i < 2 ? [] : [sure(6, -1, 0.5)])],
}));

describe("rate", () => {
  for (const { name, check: holds } of operatorLaws({
    operator: rate,
    params,
    breaks: {
      batch: (spec) => withPaths(spec, () => ({ certainty: [], features: [Number.NaN, 0, 0] })),
    },
  }))
    it(name, holds);

  it("scores by what was measured, remembers it and tells it under the word's name", () =>
    fc.assert(
      fc.asyncProperty(batchSpecs(), certain, async (spec, by) => {
        const { batch, events } = bareBatch(spec, ["certainty", "history"]);
        const { paths } = await only(of(batch).pipe(rate({ by }, "x")));
        const what = by === "confidence" ? by : "logProbability";
        for (const [i, path] of paths.entries()) {
          const score = meanCertainty(spec.paths[i]?.certainty ?? [], what, sides13);
          expect(path.score).toBe(score);
          const now = { scale: spec.scale, reward: by, score };
          expect(path.history).toEqual([...(spec.paths[i]?.history ?? []), now]);
        }
        const keys = spec.paths.map(({ key }) => key);
        const scores = paths.map(({ score }) => score);
        const told = { type: "scored", scale: spec.scale, step: "x", reward: by };
        expect(events).toEqual([{ ...told, paths: keys, scores }]);
      }),
    ));
  it("scores by the density of the features among the paths", () =>
    fc.assert(
      fc.asyncProperty(batchSpecs(), fc.constantFrom(0.3, 2), async (spec, density) => {
        const { batch } = bareBatch(spec, ["features"]);
        const { paths } = await only(of(batch).pipe(rate({ by: { density } })));
        const features = batch.paths.map((path) => path.features);
        expect(paths.map(({ score }) => score)).toEqual(densities(features, density));
        for (const { history, score } of paths)
          expect(history).toEqual([{ scale: spec.scale, reward: "density", score }]);
      }),
    ));
  it("by this scale alone drops a path that was not measured there", async () => {
    const { batch, events } = bareBatch(measured, ["certainty"]);
    const { paths } = await only(of(batch).pipe(rate({ by: "log-probability", scales: "this" })));
    expect(paths.map(({ score }) => score)).toEqual([-1, -1]);
    expect(paths.map(({ logWeight }) => logWeight)).toEqual([Math.log(2 / 4), Math.log(2 / 4)]);
    expect(events).toMatchObject([
      { type: "scored", scores: [null, null, -1, -1] },
      { type: "died", why: "scores NaN, NaN" },
    ]);
    const all = bareBatch(measured, ["certainty"]).batch;
    const { paths: rated } = await only(of(all).pipe(rate({ by: "log-probability" })));
    // Scale 0 has one token, scale 6 nine.
    expect(rated.map(({ score }) => score)).toEqual([0, -1, -11 / 10, -12 / 10]);
  });
  it("drops a path with features that are not finite, which counts in no other's density", async () => {
    const broken = withPaths(four, (_, i) => ({ features: [i === 1 ? Number.NaN : i] }));
    const { batch, events } = bareBatch(broken, ["features"]);
    const { paths } = await only(of(batch).pipe(rate({ by: { density: 1 } })));
    expect(paths.map(({ score }) => score)).toEqual(densities([[0], [2], [3]], 1));
    expect(events.map(({ type }) => type)).toEqual(["died", "scored"]);
  });
  it("fails where no path was measured", async () => {
    const { batch } = bareBatch(measured, ["certainty"]);
    const later = { ...batch, scale: 7 };
    const step = rate({ by: "confidence", scales: "this" }, "sure");
    const error = await failureOf(of(later).pipe(step));
    expect((error as Error).cause).toBeInstanceOf(DeadBatch);
    expect((error as Error).message).toContain(
      "step sure at scale 7: no path is alive: scores NaN",
    );
  });
  it("drops a path whose chance was none", async () => {
    const none = withPaths(four, (_, i) => ({ certainty: [sure(0, i ? -i : -Infinity, 1)] }));
    const { batch } = bareBatch(none, ["certainty"]);
    const { paths } = await only(of(batch).pipe(rate({ by: "log-probability" })));
    expect(paths.map(({ score }) => score)).toEqual([-1, -2, -3]);
  });
  it("begins a history where there is none, and needs no picture", async () => {
    const { batch } = bareBatch(measured, ["certainty"]);
    const { paths } = await only(of(batch).pipe(stepOf(rate, { by: "confidence" })));
    for (const path of paths as unknown as Partial<Fields>[])
      expect(path.history).toEqual([{ scale: 6, reward: "confidence", score: path.score }]);
  });
  it("takes one word, and scales beside a certainty alone", () => {
    const said = (p: unknown) =>
      problemsOf(rate.params.decode(p)).map(({ path, message }) => [path.join("."), message]);
    for (const right of [
      { by: "confidence" },
      { by: "log-probability", scales: "this" },
      { by: { density: 0.5 } },
    ])
      expect(said(right)).toEqual([]);
    expect(said({ by: { density: 1 }, scales: "this" })).toEqual([
      ["scales", '"this": density knows none: it is of this scale'],
    ]);
    expect(said({ by: { density: 0 } })).toEqual([["by.density", "0: expected a number > 0"]]);
    expect(said({ by: "density" })).toEqual([
      ["by", '"density": density is written { density: a number > 0 }'],
    ]);
    expect(said({})).toHaveLength(1);
    expect(said({ by: "confidence", scales: "last" })).toEqual([
      ["scales", '"last": expected one of all, this'],
    ]);
    const { required, optional } = rate.params as unknown as Shape;
    expect([Object.keys(required), Object.keys(optional)]).toEqual([["by"], ["scales"]]);
  });
});

/** Two paths of three scales, measured or not, with these steps at the end. */
const searching = (measure: boolean, ...steps: readonly StepValue[]) =>
  graph({ name: "mine", scales: 3, paths: 2 }, [
    generate(measure ? { measure } : {}),
    at([2], decode()),
    ...steps,
  ]);
const end = at([2], draw({ lambda: 3 }));
const rated = (by: Params["by"]) => at([2], stepValue(by));
const stepValue = (by: Params["by"]): StepValue => stepOf(rate, { by });
const features = at([2], extract({ encoder: "structure", reduce: "pca" }));

describe("a graph that rates", () => {
  it.each(["log-probability", "confidence"] as const)("by %s at the end is exact", (by) => {
    const value = searching(true, rated(by), end);
    expect(check(value, operators)._tag).toBe("Right");
    expect(label(value, operators)).toEqual({ kind: "exact", lambda: 3 });
  });
  it("by density at the end is heuristic, and before it is not for that", () => {
    const dense = searching(false, features, rated({ density: 1 }), end);
    expect(check(dense, operators)._tag).toBe("Right");
    expect(label(dense, operators)).toMatchObject({
      kind: "heuristic",
      reasons: [{ why: "its score hangs on the other paths' features" }],
    });
    const before = searching(
      true,
      at([1], decode(), "decode-1"),
      at([1], extract({ encoder: "structure", reduce: "pca" }), "extract-1"),
      at([1], stepOf(rate, { by: { density: 1 } }), "density"),
      rated("confidence"),
      end,
    );
    expect(check(before, operators)._tag).toBe("Right");
    expect(label(before, operators)).toEqual({ kind: "exact", lambda: 3 });
  });
  it("by a certainty that nobody measured is told where to measure", () => {
    const found = check(searching(false, rated("confidence"), at([2], best())), operators);
    expect(found).toMatchObject({
      _tag: "Left",
      left: [
        {
          message: "rate at scale 2 needs certainty, which no step before it makes there",
          hint: "generate at scale 2 adds `cache`, `latent`; with `measure`, `certainty` too, which lasts.",
        },
      ],
    });
  });
});
