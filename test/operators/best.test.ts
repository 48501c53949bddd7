import fc from "fast-check";
import { of } from "rxjs";
import { describe, expect, it } from "vitest";
import { best } from "../../operators/best.ts";
import {
  type BatchSpec,
  scored,
  specOfScores,
  withPaths,
} from "../../src/testing/arbitraries/batchSpecs.ts";
import { scores } from "../../src/testing/arbitraries/scores.ts";
import { bareBatch } from "../../src/testing/fakes/bareBatch.ts";
import { operatorLaws } from "../../src/testing/laws/operatorLaws.ts";
import { selectionLaws } from "../../src/testing/laws/selectionLaws.ts";
import { only } from "../../src/testing/streams/only.ts";

const params = fc.constant({});
const kept = async (spec: BatchSpec) =>
  (await only(of(bareBatch(spec, ["score"]).batch).pipe(best()))).paths.map((path) => path.score);
const place = async (values: readonly number[]) => {
  const { batch, events } = bareBatch(specOfScores(values), ["score"]);
  await only(of(batch).pipe(best()));
  const [selected] = events;
  return selected?.type === "selected" ? selected.survivors.map(({ from }) => from) : [];
};

describe("best", () => {
  for (const { name, check } of operatorLaws({
    operator: best,
    params,
    breaks: { batch: (spec) => withPaths(spec, () => ({ score: Number.NaN })) },
  }))
    it(name, check);
  for (const { name, check } of selectionLaws({
    operator: best,
    params,
    fields: ["score"],
    count: () => 1,
    dead: (score) => scored(score),
    logWeight: (before) => before,
  }))
    it(name, check);

  it("keeps the highest of the live scores", () =>
    fc.assert(
      fc.asyncProperty(scores(), async (values) => {
        const alive = values.filter(Number.isFinite);
        fc.pre(alive.length > 0);
        const top = [...alive].sort((a, b) => b - a)[0] as number;
        expect((await kept(specOfScores(values)))[0]).toBeCloseTo(top, 12);
        expect(await place(values)).toEqual([values.indexOf(top)]);
      }),
    ));
  it("keeps the first of equals", async () => {
    expect(await place([1, 2, 2, 2])).toEqual([1]);
    expect(await place([0, -0])).toEqual([0]);
    expect(await place([-0, 0])).toEqual([0]);
    expect(await place([Number.NaN, 3, Infinity, 3])).toEqual([1]);
  });
  it("looks at no log-weight", async () => {
    const spec = withPaths(specOfScores([1, 2]), (_, i) => ({ logWeight: i === 0 ? 1e6 : -1e6 }));
    expect(await kept(spec)).toEqual([2]);
  });
});
