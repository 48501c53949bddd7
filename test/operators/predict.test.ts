import fc from "fast-check";
import { of } from "rxjs";
import { describe, expect, it } from "vitest";
import {
  decode,
  draw,
  generate,
  operators,
  predict,
  resample,
  score,
} from "../../operators/index.ts";
import { RunError } from "../../src/errors.ts";
import { check } from "../../src/graph/check.ts";
import { at, type Graph, graph } from "../../src/graph/Graph.ts";
import { label } from "../../src/graph/label.ts";
import { problemsOf } from "../../src/graph/Problem.ts";
import {
  batchSpecs,
  scored,
  specOfScores,
  withPaths,
} from "../../src/testing/arbitraries/batchSpecs.ts";
import { bareBatch } from "../../src/testing/fakes/bareBatch.ts";
import { operatorLaws } from "../../src/testing/laws/operatorLaws.ts";
import { failureOf } from "../../src/testing/streams/failureOf.ts";
import { only } from "../../src/testing/streams/only.ts";

type Params = Parameters<typeof predict>[0];
const scales = Array.from({ length: 13 }, (_, scale) => scale);
/** One predictor for every scale, of the score at scale 0, which every path has. */
const everywhere = (weight: number, intercept = 0): Params => ({
  model: Object.fromEntries(
    scales.map((scale) => [scale, { intercept, weights: { alignment: { 0: weight } } }]),
  ),
});
const learned: Params = {
  model: {
    5: { intercept: 0.1, weights: { alignment: { 5: 0.4 } } },
    7: { intercept: 0, weights: { alignment: { 5: 0.2, 7: 0.6 } } },
  },
};
const weighing = { to: 2, lambda: 10, potential: "tempered", scheme: "systematic" } as const;

describe("predict", () => {
  for (const { name, check: holds } of operatorLaws({
    operator: predict,
    params: fc.constantFrom(-1, 0, 0.5, 1).map((weight) => everywhere(weight)),
    breaks: { batch: (spec) => withPaths(spec, () => scored(Number.NaN)) },
  }))
    it(name, holds);

  it("puts the prediction where the score was, and leaves raw scores in the history", () =>
    fc.assert(
      fc.asyncProperty(
        batchSpecs({ score: fc.double({ min: -9, max: 9, noNaN: true }) }),
        async (spec) => {
          const { batch, events } = bareBatch(spec, ["score", "history"]);
          const { paths } = await only(of(batch).pipe(predict(everywhere(2, 0.5), "p")));
          for (const [i, path] of paths.entries()) {
            const history = spec.paths[i]?.history ?? [];
            const own = 0.5 + 2 * (history[0]?.score as number);
            expect(path.score).toBe(own);
            const now = { scale: spec.scale, reward: "predicted", score: own };
            expect(path.history).toEqual([...history, now]);
          }
          expect(events).toEqual([
            {
              ...{ type: "scored", scale: spec.scale, step: "p", reward: "predicted" },
              paths: paths.map(({ key }) => key),
              scores: paths.map((path) => path.score),
            },
          ]);
        },
      ),
    ));
  it("drops a path whose prediction is not finite, and no other", async () => {
    const spec = specOfScores([1, Number.MAX_VALUE, 2]);
    const { batch, events } = bareBatch(spec, ["score", "history"]);
    const { paths } = await only(of(batch).pipe(predict(everywhere(10))));
    expect(paths.map((path) => path.score)).toEqual([10, 20]);
    expect(events.map(({ type }) => type)).toEqual(["scored", "died"]);
  });
  it("is what a weighing sees, and not the raw score", async () => {
    const { batch, events } = bareBatch(specOfScores([1, 2]), ["score", "history"]);
    const p = { ...weighing, potential: "value" } as const;
    await only(of(batch).pipe(predict(everywhere(-1)), resample(p)));
    const weighed = events.find(({ type }) => type === "weighed");
    expect(weighed).toMatchObject({ logPotentials: [-10, -20] });
  });
  it("fails in the stream, with its place, where a score was never made", async () => {
    const { batch } = bareBatch(specOfScores([1]), ["score", "history"]);
    const p = { model: { 6: { intercept: 0, weights: { aesthetic: { 5: 1 } } } } };
    const error = await failureOf(of(batch).pipe(predict(p, "p")));
    expect(error).toBeInstanceOf(RunError);
    expect(error).toMatchObject({ step: "p", scale: 6 });
    expect((error as RunError).cause).toMatchObject({
      message: "no score of aesthetic at scale 5 to predict from",
    });
    const none = { model: { 5: { intercept: 0, weights: { alignment: { 0: 1 } } } } };
    expect(
      await failureOf(
        of(bareBatch(specOfScores([1]), ["score", "history"]).batch).pipe(predict(none)),
      ),
    ).toBeInstanceOf(RunError);
  });
  it("looks at no score of a later scale", () => {
    const decoded = predict.params.decode({
      model: { 5: { intercept: 0, weights: { alignment: { 5: 1, 7: 1 } } } },
    });
    expect(problemsOf(decoded)).toEqual([
      { path: ["model"], message: expect.stringContaining("no score of alignment at scale 7 yet") },
    ]);
    expect(problemsOf(predict.params.decode({ model: {} }))).not.toEqual([]);
    expect(problemsOf(predict.params.decode(learned))).toEqual([]);
  });

  const searching = (
    places: readonly number[],
    end: object,
    extra: readonly number[] = [],
  ): Graph =>
    graph({ name: "learned", scales: 13, paths: 2 }, [
      generate(),
      at([5, 7, 12], decode()),
      at([5, 7, 12], score({ reward: "alignment" })),
      at(
        [...places, ...extra],
        predict({ model: { ...learned.model, ...everywhere(1).model, ...learned.model } }),
      ),
      at([5, 7], resample(weighing)),
      at([12], draw({ lambda: 10, ...end })),
    ]);
  it("leaves a corrected graph exact, but not at the last scale", () => {
    const exact = { kind: "exact", lambda: 10 };
    expect(label(searching([5, 7], { correct: true }), operators)).toEqual(exact);
    expect(label(searching([5, 7], {}), operators).kind).toBe("heuristic");
    const last = label(searching([5, 7], { correct: true }, [12]), operators);
    expect(last).toMatchObject({
      kind: "heuristic",
      reasons: [{ why: "a prediction takes the place of the score of the finished image" }],
    });
  });
  it("is refused at a scale of which it has no model, before anything runs", () => {
    const searchAt = (places: readonly number[]) =>
      graph({ name: "learned", scales: 13, paths: 2 }, [
        generate(),
        at([5, 6, 7, 12], decode()),
        at([5, 6, 7, 12], score({ reward: "alignment" })),
        at(places, predict(learned)),
        at([12], draw({ lambda: 10, correct: true })),
      ]);
    expect(check(searchAt([5, 7]), operators)._tag).toBe("Right");
    expect(check(searchAt([5, 6]), operators)).toMatchObject({
      _tag: "Left",
      left: [{ message: "predict at scale 6: it has no model of scale 6, only of 5, 7" }],
    });
  });
});
