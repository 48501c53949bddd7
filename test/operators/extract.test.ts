import fc from "fast-check";
import { of } from "rxjs";
import { describe, expect, it } from "vitest";
import { extract } from "../../operators/extract.ts";
import { DeadBatch, ModelError } from "../../src/errors.ts";
import { jointScores } from "../../src/selection/jointScores.ts";
import type { RowView } from "../../src/Tensor.ts";
import { batchSpecs, specOfScores } from "../../src/testing/arbitraries/batchSpecs.ts";
import type { FakeOptions } from "../../src/testing/fakes/fakeModels.ts";
import { fakeRun } from "../../src/testing/fakes/fakeRun.ts";
import { heldBatch } from "../../src/testing/fakes/heldBatch.ts";
import { operatorLaws } from "../../src/testing/laws/operatorLaws.ts";
import { failureOf } from "../../src/testing/streams/failureOf.ts";
import { only } from "../../src/testing/streams/only.ts";

type Params = Parameters<typeof extract>[0];
const encoder = fc.constantFrom("structure", "semantic", "pixels");
const params: fc.Arbitrary<Params> = fc.record({
  encoder,
  reduce: fc.constantFrom("pca", "pca-joint", "pool", "none"),
});
const alone = fc.record({ encoder, reduce: fc.constantFrom("pca", "pool", "none") });
const cost = { structure: 13, semantic: 17, pixels: 0 };
const three = specOfScores([1, 2, 3]);
const opened = async (p: Params, options: FakeOptions = {}) => {
  const fake = await fakeRun(three, options);
  return { fake, stream: of(heldBatch(fake, three, ["image"])).pipe(extract(p)) };
};
const pool: Params = { encoder: "structure", reduce: "pool" };

describe("extract", () => {
  for (const { name, check } of operatorLaws({
    operator: extract,
    params,
    breaks: { models: { fail: { port: "encode", call: 0 } } },
  }))
    it(name, check);

  it("gives each path the features of its own picture, tells them and counts them", () =>
    fc.assert(
      fc.asyncProperty(alone, batchSpecs(), fc.constantFrom(1, 3, 64), async (p, spec, batch) => {
        const features = async (limit: number, places: readonly number[]) => {
          const some = { ...spec, paths: places.map((i) => spec.paths[i] as never) };
          const fake = await fakeRun(spec, { batch: limit });
          const { paths } = await only(of(heldBatch(fake, some, ["image"])).pipe(extract(p, "x")));
          return { fake, vectors: paths.map((path) => [...path.features]) };
        };
        const all = [...spec.paths.keys()];
        const { fake, vectors } = await features(batch, all);
        for (const i of all) expect((await features(1, [i])).vectors).toEqual([vectors[i]]);
        const patches = p.encoder === "pixels" ? 4 : 5;
        expect(vectors[0]).toHaveLength({ pca: patches, pool: 3, none: 3 * patches }[p.reduce]);
        const paths = spec.paths.map(({ key }) => key);
        const told = { type: "extracted", scale: spec.scale, step: "x", ...p, paths };
        expect(fake.events).toEqual([{ ...told, features: vectors }]);
        expect(fake.meter.flops.extract).toBe(cost[p.encoder as keyof typeof cost] * all.length);
      }),
      { numRuns: 15 },
    ));
  it("puts all pictures on one axis, whatever the batch limit", () =>
    fc.assert(
      fc.asyncProperty(
        encoder,
        batchSpecs(),
        fc.constantFrom(1, 3, 64),
        async (by, spec, batch) => {
          const p = { encoder: by, reduce: "pca-joint" } as const;
          const extracted = async (limit: number, reduce: Params["reduce"]) => {
            const fake = await fakeRun(spec, { batch: limit });
            const { paths } = await only(
              of(heldBatch(fake, spec, ["image"])).pipe(extract({ ...p, reduce })),
            );
            return { fake, vectors: paths.map(({ features }) => features) };
          };
          const { fake, vectors } = await extracted(batch, "pca-joint");
          const patches = (await extracted(64, "none")).vectors;
          expect(vectors).toEqual(jointScores(patches, by === "pixels" ? 4 : 5, 3));
          expect(fake.models.calls.filter(({ port }) => port === "encode")).toHaveLength(1);
          const each = cost[by as keyof typeof cost];
          expect(fake.meter.flops.extract).toBe(each * spec.paths.length);
        },
      ),
      { numRuns: 15 },
    ));
  it("sees the pixels of the picture, for nothing", async () => {
    const { fake, stream } = await opened({ encoder: "pixels", reduce: "none" });
    const views = heldBatch(fake, three, ["image"]).paths.map(({ image }) => image);
    const { paths } = await only(stream);
    for (const [i, { features }] of paths.entries()) {
      const { tensor, row } = views[i] as RowView;
      const picture = await tensor.read(row); // [3, 2, 2]
      const cells = [0, 1, 2, 3].flatMap((pixel) =>
        [0, 4, 8].map((plane) => picture[plane + pixel]),
      );
      expect([...features]).toEqual(cells);
    }
    expect(fake.meter.flops.extract).toBe(0);
  });
  it.each([Number.NaN, Infinity, -Infinity])(
    "lets %d among the features end that path alone",
    async (dead) => {
      const { fake, stream } = await opened(pool, {
        features: (vector, { place }) => (place === 1 ? vector.with(2, dead) : vector),
      });
      const { paths } = await only(stream);
      expect(paths.map(({ key }) => key)).toEqual([three.paths[0]?.key, three.paths[2]?.key]);
      const died = fake.events.filter(({ type }) => type === "died");
      expect(died).toMatchObject([{ step: "extract", scale: 6, paths: [three.paths[1]?.key] }]);
      expect(fake.held()).toBe(2);
    },
  );
  it("fails when no path is left", async () => {
    const { fake, stream } = await opened(pool, { features: () => Float32Array.of(Number.NaN) });
    const error = await failureOf(stream);
    expect(error).toMatchObject({ step: "extract", scale: 6 });
    expect((error as Error).cause).toBeInstanceOf(DeadBatch);
    await fake.lease.close();
    expect(fake.models.device.live()).toBe(0);
  });
  it("says which encoders there are", async () => {
    const error = await failureOf((await opened({ ...pool, encoder: "form" })).stream);
    expect((error as Error).cause).toBeInstanceOf(ModelError);
    expect((error as Error).cause).toMatchObject({ hint: "it has: structure, semantic, pixels" });
    const { stream } = await opened({ ...pool, encoder: "constructor" });
    expect(((await failureOf(stream)) as Error).cause).toBeInstanceOf(ModelError);
    expect(extract.roles?.(pool)).toEqual([{ kind: "encoder", name: "structure" }]);
  });
});
