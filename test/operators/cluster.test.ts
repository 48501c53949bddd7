import fc from "fast-check";
import { of } from "rxjs";
import { describe, expect, it } from "vitest";
import { cluster } from "../../operators/cluster.ts";
import {
  type BatchSpec,
  batchSpecs,
  specOfScores,
  withPaths,
} from "../../src/testing/arbitraries/batchSpecs.ts";
import { plantedFeatures } from "../../src/testing/arbitraries/features.ts";
import { bareBatch } from "../../src/testing/fakes/bareBatch.ts";
import { operatorLaws } from "../../src/testing/laws/operatorLaws.ts";
import { selectionLaws } from "../../src/testing/laws/selectionLaws.ts";
import { only } from "../../src/testing/streams/only.ts";

const to = fc.integer({ min: 1, max: 5 });
const params = fc.oneof(
  fc.record({ to }),
  fc.record({ to, pick: fc.constantFrom<"medoid" | "drawn" | "best">("medoid", "drawn", "best") }),
);
const medoid = fc.record({ to });
const drawn = { pick: "drawn" } as const;
const best = { pick: "best" } as const;
const specOf = (features: readonly (readonly number[])[], about: Partial<BatchSpec> = {}) =>
  withPaths(
    specOfScores(
      features.map(() => 0),
      about,
    ),
    (_, i) => ({ features: features[i] as readonly number[] }),
  );
const kept = async (
  to: number,
  spec: BatchSpec,
  more: { pick?: "medoid" | "drawn" | "best" } = {},
) => {
  const { batch, events } = bareBatch(spec, ["features", "score"]);
  const { paths } = await only(of(batch).pipe(cluster({ to, ...more })));
  return { places: paths.map(({ lineage }) => lineage.at(-1)), paths, events };
};
const ring = Array.from({ length: 12 }, (_, i) => [
  Math.round(1000 * Math.cos((i * Math.PI) / 6)),
  Math.round(1000 * Math.sin((i * Math.PI) / 6)),
]);

describe("cluster", () => {
  for (const { name, check } of operatorLaws({
    operator: cluster,
    params,
    breaks: { batch: (spec) => withPaths(spec, () => ({ features: [0, Number.NaN] })) },
  }))
    it(name, check);
  for (const { name, check } of selectionLaws({
    operator: cluster,
    params: medoid,
    fields: ["features"],
    count: ({ to }, n, live) => Math.min(to * n, live),
    dead: (value) => ({ features: [1, value, 2] }),
    named: () => Number.NaN,
    logWeight: (before) => before,
    gamble: { params: { to: 3 }, batch: specOf(ring) },
  }))
    it(name, check);

  it("keeps distinct paths", () =>
    fc.assert(
      fc.asyncProperty(params, batchSpecs(), async ({ to, ...more }, spec) => {
        const { places } = await kept(to, spec, more);
        expect(new Set(places).size).toBe(places.length);
      }),
    ));
  it("keeps one of each planted cluster, the one nearest its centre", async () => {
    for (let seed = 0; seed < 10; seed++) {
      const groups = 4;
      const features = plantedFeatures(seed, { count: 20, groups, length: 8, noise: 0.05 });
      const single = features.map((vector) => [...Float32Array.from(vector)]);
      const { places } = await kept(groups, specOf(single, { seed }));
      const expected = Array.from({ length: groups }, (_, group) => {
        const members = single.flatMap((_, i) => (i % groups === group ? [i] : []));
        const centre = (single[0] as number[]).map(
          (_, d) =>
            members.reduce((sum, i) => sum + (single[i]?.[d] as number), 0) / members.length,
        );
        const distance = (i: number) =>
          Math.hypot(...centre.map((x, d) => x - (single[i]?.[d] as number)));
        return members.reduce((a, b) => (distance(b) < distance(a) ? b : a));
      });
      expect(places).toEqual(expected.sort((a, b) => a - b));
    }
  });
  it("keeps the first of equals", async () => {
    expect((await kept(2, specOf([[5], [5], [0], [0], [5]]))).places).toEqual([0, 2]);
    expect((await kept(1, specOf([[1], [1], [1]]))).places).toEqual([0]);
    // Of a cluster of two both are equally near its centre.
    expect((await kept(2, specOf([[10], [12], [0], [2]]))).places).toEqual([0, 2]);
  });
  it("multiplies by n", async () => {
    expect((await kept(2, specOf(ring, { n: 3 }))).places).toHaveLength(6);
  });
  it("keeps all and says so where fewer are alive than asked, and is silent otherwise", async () => {
    const note = async (to: number, features: readonly (readonly number[])[]) =>
      (await kept(to, specOf(features))).events.flatMap((event) =>
        event.type === "selected" ? [event.note] : [],
      );
    expect(await note(3, [[1], [2]])).toEqual(["kept all 2, 3 were asked"]);
    expect(await note(2, [[1], [2], [Number.NaN]])).toEqual([undefined]);
    expect(await note(3, [[1], [2], [Number.NaN]])).toEqual(["kept all 2, 3 were asked"]);
    expect(await note(2, [[1], [2], [3]])).toEqual([undefined]);
  });
  it("says which of its ways is exact", () => {
    expect(cluster.bias?.({ to: 1 })).toMatch("the path nearest the centre");
    expect(cluster.bias?.({ to: 1, pick: "medoid" })).toBe(cluster.bias?.({ to: 1 }));
    expect(cluster.bias?.({ to: 1, ...drawn })).toBeNull();
    expect(cluster.bias?.({ to: 1, ...best })).toMatch("the highest score of a cluster");
  });
  it("drops a path whose features are dead, alone and with an event", async () => {
    const { places, paths, events } = await kept(2, specOf([[1], [Infinity], [2], [9]]));
    expect(events.map(({ type }) => type)).toEqual(["died", "selected"]);
    expect(events[0]).toMatchObject({ step: "cluster", scale: 6, paths: [pathKeyOf(1)] });
    expect(places).toHaveLength(2);
    expect(paths.map(({ key }) => key)).not.toContain(pathKeyOf(1));
    // Places count in the batch that was chosen from, which the event lists.
    expect(events[1]).toMatchObject({ candidates: [{}, {}, {}] });
  });
});

describe("cluster, drawn", () => {
  const meanWeight = (paths: readonly { readonly logWeight: number }[]) =>
    paths.reduce((sum, { logWeight }) => sum + Math.exp(logWeight), 0) / paths.length;

  it("keeps the mean weight, in batch order, at most as many as asked", () =>
    fc.assert(
      fc.asyncProperty(to, batchSpecs(), async (most, spec) => {
        const { places, paths } = await kept(most, spec, drawn);
        expect(places).toEqual([...new Set(places)].sort((a, b) => Number(a) - Number(b)));
        expect(places.length).toBeLessThanOrEqual(most * spec.n);
        expect(meanWeight(paths) / meanWeight(spec.paths)).toBeCloseTo(1, 12);
      }),
    ));
  it("keeps it where paths die: a dead path has weight 0", async () => {
    const spec = specOf([[1], [Number.NaN], [2], [9]]);
    const { paths } = await kept(2, spec, drawn);
    expect(meanWeight(paths)).toBeCloseTo(3 / 4, 12);
  });
  it("gives each survivor the weight of its cluster", async () => {
    const weights = [1, 2, 6, 3, 4];
    const spec = withPaths(specOf([[0], [1], [1], [50], [51]]), (_, i) => ({
      logWeight: Math.log(weights[i] as number),
    }));
    const { places, paths } = await kept(2, spec, drawn);
    expect([0, 1, 2]).toContain(places[0]);
    expect([3, 4]).toContain(places[1]);
    // 9 and 7, times two strata in five paths.
    expect(paths.map(({ logWeight }) => Math.exp(logWeight) * 2.5)).toEqual([
      expect.closeTo(9, 12),
      expect.closeTo(7, 12),
    ]);
  });
  it("draws by weight, from a stream of its own for each place", async () => {
    const spec = withPaths(specOf([[0], [1], [50], [51]]), (_, i) => ({
      logWeight: Math.log([1, 9, 1, 1][i] as number),
    }));
    const rounds = 600;
    const first = await Promise.all(
      Array.from(
        { length: rounds },
        async (_, seed) => (await kept(2, { ...spec, seed }, drawn)).places,
      ),
    );
    const seconds = first.filter(([place]) => place === 1).length;
    // 0.9 of them, 4.5 deviations.
    expect(Math.abs(seconds - 0.9 * rounds)).toBeLessThan(4.5 * Math.sqrt(rounds * 0.09));
    expect(new Set(first.map(([, place]) => place))).toEqual(new Set([2, 3]));
  });
  it("keeps one of equal pictures and says so", async () => {
    const { places, events } = await kept(3, specOf([[5], [0], [5], [5]]), drawn);
    expect(places).toHaveLength(2);
    expect(events.at(-1)).toMatchObject({ note: "kept 2 of 4, 3 were asked" });
  });
});

describe("cluster, best", () => {
  const clusters = specOf([[0], [1], [50], [51], [0.5]]);
  const spec = withPaths(clusters, (_, i) => ({ score: [3, 4, -2, -1, 4][i] as number }));
  for (const { name, check } of selectionLaws({
    operator: cluster,
    params: fc.record({ to, pick: fc.constant<"best">("best") }),
    fields: ["features", "score"],
    count: ({ to }, n, live) => Math.min(to * n, live),
    dead: (value) => ({ score: value }),
    logWeight: (before) => before,
    gamble: {
      params: { to: 3, ...best },
      batch: withPaths(specOf(ring), (_, i) => ({ score: i })),
    },
  }))
    it(name, check);

  it("keeps the highest score of each cluster, the lower place of equals", async () => {
    expect((await kept(2, spec, best)).places).toEqual([1, 3]);
    expect((await kept(1, spec, best)).places).toEqual([1]);
  });
  it("fills places that twins leave with the best of the rest", async () => {
    const twins = withPaths(specOf([[5], [0], [5], [5]]), (_, i) => ({ score: i }));
    const { places, events } = await kept(3, twins, best);
    expect(places).toEqual([1, 2, 3]);
    expect(events.at(-1)).not.toHaveProperty("note");
  });
  it("drops a path whose score is dead; the others do not look at it", async () => {
    const dead = withPaths(spec, (_, i) => (i === 1 ? { score: Number.NaN } : {}));
    expect((await kept(2, dead, best)).events[0]).toMatchObject({ type: "died", step: "cluster" });
    expect((await kept(2, dead)).events.map(({ type }) => type)).toEqual(["selected"]);
  });
  it("needs a score, the others do not", () => {
    const { needs } = cluster as unknown as { needs: (p: object) => readonly string[] };
    expect(needs({ to: 1 })).toEqual(["features"]);
    expect(needs({ to: 1, ...drawn })).toEqual(["features"]);
    expect(needs({ to: 1, ...best })).toEqual(["features", "score"]);
  });
});

const pathKeyOf = (i: number) => specOf(ring).paths[i]?.key as string;
