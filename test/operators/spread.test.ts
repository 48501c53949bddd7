import fc from "fast-check";
import { of } from "rxjs";
import { describe, expect, it } from "vitest";
import { spread } from "../../operators/spread.ts";
import { drawsAt } from "../../src/random/drawsAt.ts";
import { placeAt } from "../../src/random/Place.ts";
import { spreadOf } from "../../src/selection/spreads.ts";
import {
  type BatchSpec,
  batchSpecs,
  specOfScores,
  withPaths,
} from "../../src/testing/arbitraries/batchSpecs.ts";
import { bareBatch } from "../../src/testing/fakes/bareBatch.ts";
import { operatorLaws } from "../../src/testing/laws/operatorLaws.ts";
import { selectionLaws } from "../../src/testing/laws/selectionLaws.ts";
import { only } from "../../src/testing/streams/only.ts";
import { spreadings } from "../arbitraries/params.ts";

type Params = Parameters<typeof spread>[0];

const params = spreadings();
const to = fc.integer({ min: 1, max: 5 });
const ring = Array.from({ length: 12 }, (_, i) => [
  Math.round(1000 * Math.cos((i * Math.PI) / 6)),
  Math.round(1000 * Math.sin((i * Math.PI) / 6)),
]);
const specOf = (
  features: readonly (readonly number[])[],
  scores: readonly number[] = features.map(() => 0),
  about: Partial<BatchSpec> = {},
) =>
  withPaths(specOfScores(scores, about), (_, i) => ({
    features: features[i] as readonly number[],
  }));
const kept = async (p: Params, spec: BatchSpec) => {
  const { batch, events } = bareBatch(spec, ["features", "score"]);
  const { paths } = await only(of(batch).pipe(spread(p)));
  return { places: paths.map(({ lineage }) => lineage.at(-1)), events };
};

describe("spread", () => {
  for (const { name, check } of operatorLaws({
    operator: spread,
    params,
    breaks: { batch: (spec) => withPaths(spec, () => ({ features: [0, Number.NaN] })) },
  }))
    it(name, check);
  for (const { name, check } of selectionLaws({
    operator: spread,
    params,
    fields: ["features", "score"],
    count: ({ to }, n, live) => Math.min(to * n, live),
    dead: (value) => ({ features: [1, value, 2] }),
    named: () => Number.NaN,
    logWeight: (before) => before,
    gamble: { params: { to: 3, by: "farthest-point" }, batch: specOf(ring) },
  }))
    it(name, check);
  describe("by a word that looks at scores", () => {
    for (const { name, check } of selectionLaws<Params>({
      operator: spread,
      params: fc.record({ to, by: fc.constantFrom({ mmr: 0.5 }, { dpp: 1 }, { group: 1 }) }),
      fields: ["features", "score"],
      count: ({ to }, n, live) => Math.min(to * n, live),
      dead: (score) => ({ score }),
      logWeight: (before) => before,
    }))
      it(name, check);
  });

  it("keeps whom its word keeps, by features and scores, from the step's own draws", () =>
    fc.assert(
      fc.asyncProperty(params, batchSpecs(), async (p, spec) => {
        const { places } = await kept(p, spec);
        const expected = spreadOf(p.by).keep(
          spec.paths.map(({ features }) => Float32Array.from(features)),
          spec.paths.map(({ score }) => score),
          p.to * spec.n,
          drawsAt(placeAt("draw", spec.seed, spec.prompt, spec.scale, "spread")),
        );
        expect(places).toEqual(expected);
      }),
    ));
  it("keeps one of each of four corners by any word that finds scores equal", async () => {
    const corners = [
      [0, 0],
      [0, 1],
      [50, 0],
      [50, 1],
      [0, 50],
      [0, 51],
      [50, 50],
      [51, 50],
    ];
    for (const by of [
      "farthest-point",
      "k-medoids",
      { dpp: 1 },
      { mmr: 0.2 },
      { group: 9 },
    ] as const) {
      const { places } = await kept({ to: 4, by }, specOf(corners));
      expect(places.map((place) => Math.floor(Number(place) / 2))).toEqual([0, 1, 2, 3]);
    }
  });
  it("multiplies by n", async () => {
    const spec = specOf(ring, undefined, { n: 3 });
    expect((await kept({ to: 2, by: "k-medoids" }, spec)).places).toHaveLength(6);
  });
  it("keeps all and says so where fewer are alive than asked, and is silent otherwise", async () => {
    const note = async (to: number, features: readonly (readonly number[])[]) =>
      (await kept({ to, by: { mmr: 0.5 } }, specOf(features))).events.flatMap((event) =>
        event.type === "selected" ? [event.note] : [],
      );
    expect(await note(3, [[1], [2]])).toEqual(["kept all 2, 3 were asked"]);
    expect(await note(3, [[1], [2], [Number.NaN]])).toEqual(["kept all 2, 3 were asked"]);
    expect(await note(2, [[1], [2], [Number.NaN]])).toEqual([undefined]);
    expect(await note(1, [[1], [2], [3]])).toEqual([undefined]);
  });
  it("minds a dead score only where it looks at scores", async () => {
    const spec = specOf([[1], [2], [9]], [1, Number.NaN, 1]);
    const types = async (by: Params["by"]) =>
      (await kept({ to: 2, by }, spec)).events.map(({ type }) => type);
    expect(await types({ distance: 1 })).toEqual(["died", "selected"]);
    expect(await types("k-medoids")).toEqual(["selected"]);
  });
  it("says what it needs, keeps, and why it is not exact, by its word", () => {
    const { needs } = spread as unknown as { needs: (p: object) => readonly string[] };
    expect(needs({ to: 1, by: "k-medoids" })).toEqual(["features"]);
    expect(needs({ to: 1, by: { group: 1 } })).toEqual(["features", "score"]);
    expect(spread.keeps?.({ to: 2, by: "k-medoids" }, 8, 3)).toBe(6);
    expect(spread.keeps?.({ to: 4, by: "k-medoids" }, 8, 2)).toMatch("chooses nothing");
    expect(spread.bias?.({ to: 1, by: "k-medoids" })).toMatch("nearest to");
    expect(spread.bias?.({ to: 1, by: { dpp: 1 } })).toMatch("largest determinant");
  });
});
