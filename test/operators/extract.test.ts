import fc from "fast-check";
import { of } from "rxjs";
import { describe, expect, it } from "vitest";
import { extract } from "../../operators/extract.ts";
import { DeadBatch, ModelError } from "../../src/errors.ts";
import { batchSpecs, specOfScores } from "../arbitraries/batchSpecs.ts";
import { heldBatch } from "../fakes/batches.ts";
import type { FakeOptions } from "../fakes/fakeModels.ts";
import { fakeRun } from "../fakes/fakeRun.ts";
import { failureOf, only } from "../fakes/only.ts";
import { operatorLaws } from "../laws/operatorLaws.ts";

type Params = Parameters<typeof extract>[0];
const params: fc.Arbitrary<Params> = fc.record({
  encoder: fc.constantFrom("structure", "semantic"),
  reduce: fc.constantFrom("pca", "pool", "none"),
});
const three = specOfScores([1, 2, 3]);
const opened = async (p: Params, options: FakeOptions = {}) => {
  const fake = await fakeRun(three, options);
  return { fake, stream: of(heldBatch(fake, three, ["image"])).pipe(extract(p)) };
};
const pool: Params = { encoder: "structure", reduce: "pool" };

describe("extract", () => {
  operatorLaws({
    operator: extract,
    apply: (p, id) => extract(p, id),
    params,
    breaks: { models: { fail: { port: "encode", call: 0 } } },
  });

  it("gives each path the features of its own picture, tells them and counts them", () =>
    fc.assert(
      fc.asyncProperty(params, batchSpecs(), fc.constantFrom(1, 3, 64), async (p, spec, batch) => {
        const features = async (limit: number, places: readonly number[]) => {
          const some = { ...spec, paths: places.map((i) => spec.paths[i] as never) };
          const fake = await fakeRun(spec, { batch: limit });
          const { paths } = await only(of(heldBatch(fake, some, ["image"])).pipe(extract(p, "x")));
          return { fake, vectors: paths.map((path) => [...path.features]) };
        };
        const all = [...spec.paths.keys()];
        const { fake, vectors } = await features(batch, all);
        for (const i of all) expect((await features(1, [i])).vectors).toEqual([vectors[i]]);
        expect(vectors[0]).toHaveLength({ pca: 5, pool: 3, none: 15 }[p.reduce]);
        const paths = spec.paths.map(({ key }) => key);
        const told = { type: "extracted", scale: spec.scale, step: "x", ...p, paths };
        expect(fake.events).toEqual([{ ...told, features: vectors }]);
        expect(fake.meter.flops.extract).toBe((p.encoder === "structure" ? 13 : 17) * all.length);
      }),
      { numRuns: 15 },
    ));
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
    expect((error as Error).cause).toMatchObject({ hint: "it has: structure, semantic" });
    const { stream } = await opened({ ...pool, encoder: "constructor" });
    expect(((await failureOf(stream)) as Error).cause).toBeInstanceOf(ModelError);
    expect(extract.roles?.(pool)).toEqual([{ kind: "encoder", name: "structure" }]);
  });
});
