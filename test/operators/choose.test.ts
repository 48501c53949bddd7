import fc from "fast-check";
import { of } from "rxjs";
import { describe, expect, it } from "vitest";
import { choose } from "../../operators/choose.ts";
import { DeadBatch } from "../../src/errors.ts";
import { spreadOf } from "../../src/selection/spreads.ts";
import {
  type BatchSpec,
  batchSpecs,
  scored,
  specOfScores,
  withPaths,
} from "../../src/testing/arbitraries/batchSpecs.ts";
import { bareBatch } from "../../src/testing/fakes/bareBatch.ts";
import { operatorLaws } from "../../src/testing/laws/operatorLaws.ts";
import { failureOf } from "../../src/testing/streams/failureOf.ts";
import { only } from "../../src/testing/streams/only.ts";

type Params = Parameters<typeof choose>[0];

const params: fc.Arbitrary<Params> = fc.record({
  images: fc.integer({ min: 1, max: 6 }),
  by: fc.constantFrom<Params["by"]>(
    "score",
    { mmr: 0.7 },
    { dpp: 1 },
    { group: 0.5 },
    { distance: 1 },
  ),
});
const specOf = (features: readonly (readonly number[])[], scores: readonly number[]) =>
  withPaths(specOfScores(scores), (_, i) => ({ features: features[i] as readonly number[] }));
const kept = async (p: Params, spec: BatchSpec) => {
  const { batch, events } = bareBatch(spec, ["features", "score"]);
  const after = await only(of(batch).pipe(choose(p)));
  return { after, places: after.paths.map(({ lineage }) => lineage.at(-1) as number), events };
};
const twins = [[0], [0.1], [50], [51], [99]];

describe("choose", () => {
  for (const { name, check } of operatorLaws({
    operator: choose,
    params,
    breaks: { batch: (spec) => withPaths(spec, () => scored(Number.NaN)) },
  }))
    it(name, check);

  it("keeps as many different paths as asked, whatever n, the best first, as they were", () =>
    fc.assert(
      fc.asyncProperty(params, batchSpecs(), async (p, spec) => {
        const { after, places } = await kept(p, spec);
        expect(new Set(places).size).toBe(Math.min(p.images, spec.paths.length));
        expect(places).toHaveLength(new Set(places).size);
        for (const [i, path] of after.paths.entries()) {
          const parent = spec.paths[places[i] as number];
          expect([path.key, path.logWeight, path.score]).toEqual([
            ...[parent?.key, parent?.logWeight, parent?.score],
          ]);
          const before = after.paths[i - 1];
          if (before === undefined) continue;
          const isTie = before.score === path.score;
          expect(before.score).toBeGreaterThanOrEqual(path.score);
          if (isTie) expect(places[i - 1]).toBeLessThan(places[i] as number);
        }
        expect(after.isFinal).toBe(true);
      }),
    ));
  it("keeps whom its word keeps", () =>
    fc.assert(
      fc.asyncProperty(params, batchSpecs(), async ({ images, by }, spec) => {
        const { places } = await kept({ images, by }, spec);
        const scores = spec.paths.map(({ score }) => score);
        const features = spec.paths.map((path) => Float32Array.from(path.features));
        const order = [...scores.keys()].sort(
          (a, b) => (scores[b] as number) - (scores[a] as number) || a - b,
        );
        const expected =
          by === "score"
            ? order.slice(0, images)
            : spreadOf(by).keep(features, scores, images, () => 0.5);
        expect([...places].sort((a, b) => a - b)).toEqual([...expected].sort((a, b) => a - b));
      }),
    ));
  it("leaves out the twin of the best where it looks at features", async () => {
    const spec = specOf(twins, [5, 4, 3, 1, 2]);
    expect((await kept({ images: 3, by: "score" }, spec)).places).toEqual([0, 1, 2]);
    expect((await kept({ images: 3, by: { mmr: 0.5 } }, spec)).places).toEqual([0, 2, 4]);
  });
  it("keeps all and says so where fewer are alive than asked", async () => {
    const spec = specOf(twins, [5, Number.NaN, 3, 1, Infinity]);
    for (const by of ["score", { dpp: 1 }] as const) {
      const { places, events } = await kept({ images: 4, by }, spec);
      expect(places).toHaveLength(3);
      expect(events.map(({ type }) => type)).toEqual(["died", "selected"]);
      expect(events[1]).toMatchObject({ op: "choose", note: "kept all 3, 4 were asked" });
    }
    const { events } = await kept({ images: 3, by: "score" }, spec);
    expect(events[1]).not.toHaveProperty("note");
  });
  it("fails where no path is alive, and looks at dead features only where it looks at features", async () => {
    const dead = withPaths(specOf(twins, [1, 2, 3, 4, 5]), () => ({ features: [Number.NaN] }));
    const { batch } = bareBatch(dead, ["features", "score"]);
    const error = await failureOf(of(batch).pipe(choose({ images: 2, by: { mmr: 1 } })));
    expect((error as Error).cause).toBeInstanceOf(DeadBatch);
    expect((await kept({ images: 2, by: "score" }, dead)).places).toEqual([4, 3]);
  });
  it("says what it needs, keeps and ends with", () => {
    const { needs } = choose as unknown as { needs: (p: Params) => readonly string[] };
    expect(needs({ images: 2, by: "score" })).toEqual(["score"]);
    expect(needs({ images: 2, by: { group: 1 } })).toEqual(["features", "score"]);
    expect(choose.keeps?.({ images: 4, by: "score" }, 8, 2)).toBe(4);
    expect(choose.keeps?.({ images: 4, by: "score" }, 4, 2)).toBe(4);
    expect(choose.keeps?.({ images: 4, by: "score" }, 3, 1)).toMatch("images must be at most 3");
    expect(choose.ends?.({ images: 4, by: "score" })).toBe(4);
    expect(choose.bias?.({ images: 4, by: "score" })).toMatch("highest scores");
    expect(choose.bias?.({ images: 4, by: { dpp: 1 } })).toMatch("largest determinant");
  });
});
