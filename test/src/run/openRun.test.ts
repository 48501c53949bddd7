import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ModelError } from "../../../src/errors.ts";
import { batchSpecs, specOfScores } from "../../../src/testing/arbitraries/batchSpecs.ts";
import { fakeRun } from "../../../src/testing/fakes/fakeRun.ts";
import { heldBatch } from "../../../src/testing/fakes/heldBatch.ts";

describe("openRun", () => {
  it("splits every call to the limit, and answers as if it had not", () =>
    fc.assert(
      fc.asyncProperty(batchSpecs(), fc.integer({ min: 1, max: 13 }), async (spec, batch) => {
        const answers = async (limit: number) => {
          const fake = await fakeRun(spec, { batch: limit });
          const { run, models } = fake;
          const { paths } = heldBatch(fake, spec, ["cache", "latent", "image"]);
          const images = paths.map(({ image }) => image);
          const pixels = await run.decode(paths.map(({ latent }) => latent));
          const drawn = await run.generate(paths, spec.scale + 1, {});
          const views = [
            ...pixels,
            ...drawn.map(({ latent }) => latent),
            ...drawn.map(({ cache }) => cache),
          ];
          const rows = await Promise.all(views.map(({ tensor, row }) => tensor.read(row)));
          const features = await run.encode("structure", images, "pca");
          const scores = await run.score("alignment", images);
          return { rows, features, scores, calls: models.calls };
        };
        const { calls, ...whole } = await answers(64);
        const { calls: parts, ...split } = await answers(batch);
        expect(split).toEqual(whole);
        for (const port of ["step", "decode", "encode", "score"]) {
          const sizes = parts.filter((call) => call.port === port).map(({ rows }) => rows);
          expect(sizes).toHaveLength(Math.ceil(spec.paths.length / batch));
          expect(Math.max(...sizes)).toBeLessThanOrEqual(batch);
          expect(calls.filter((call) => call.port === port)).toHaveLength(1);
        }
      }),
      { numRuns: 25 },
    ));
  it("makes one call of a joint reduction, whatever the limit: its axis must not hang on it", () =>
    fc.assert(
      fc.asyncProperty(batchSpecs(), fc.integer({ min: 1, max: 13 }), async (spec, batch) => {
        const answers = async (limit: number) => {
          const fake = await fakeRun(spec, { batch: limit });
          const images = heldBatch(fake, spec, ["image"]).paths.map(({ image }) => image);
          const features = await fake.run.encode("structure", images, "pca-joint");
          return { features, rows: fake.models.calls.map(({ rows }) => rows).slice(1) };
        };
        expect(await answers(batch)).toEqual(await answers(64));
        expect((await answers(batch)).rows).toEqual([spec.paths.length]);
      }),
      { numRuns: 25 },
    ));
  it("counts every path, and apart what ran", () =>
    fc.assert(
      fc.asyncProperty(batchSpecs(), async (spec) => {
        const fake = await fakeRun(spec);
        const { paths } = heldBatch(fake, spec, ["cache", "latent"]);
        await fake.run.generate([...paths, ...paths], spec.scale + 1, {});
        const own = fake.models.spec.cost.transformer[spec.scale + 1] as number;
        const { flops, flopsExecuted } = fake.meter;
        expect(flops.transformer).toBe(2 * paths.length * own);
        expect(flopsExecuted.transformer).toBe(paths.length * own);
      }),
      { numRuns: 15 },
    ));
  it("counts a smaller decode at its price, and names the sides there are", async () => {
    const spec = specOfScores([1, 2, 3]);
    const fake = await fakeRun(spec, { batch: 2 });
    const latents = heldBatch(fake, spec, ["latent"]).paths.map(({ latent }) => latent);
    await fake.run.decode(latents, 2);
    expect(fake.meter.flops.decode).toBe(3 * 6);
    expect(fake.meter.flopsExecuted.decode).toBe(3 * 6);
    for (const side of [0, 3, 8, NaN]) {
      expect(() => fake.run.decode(latents, side)).toThrow(ModelError);
      expect(() => fake.run.decode(latents, side)).toThrow(
        expect.objectContaining({ hint: "smaller sides it has: 1, 2" }),
      );
    }
    expect(fake.meter.flops.decode).toBe(3 * 6);
  });
  it("names what there is when a role has no model", async () => {
    const { run } = await fakeRun();
    for (const name of ["taste", "constructor", "__proto__", "toString"]) {
      expect(() => run.score(name, [])).toThrow(ModelError);
      expect(() => run.encode(name, [], "pca")).toThrow(`fake: has no encoder "${name}"`);
    }
  });
});
