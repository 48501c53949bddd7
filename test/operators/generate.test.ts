import fc from "fast-check";
import { lastValueFrom, of, tap } from "rxjs";
import { describe, expect, it } from "vitest";
import { decode } from "../../operators/decode.ts";
import { generate } from "../../operators/generate.ts";
import { ModelError } from "../../src/errors.ts";
import type { Certainty, Fields } from "../../src/Path.ts";
import { type Begun, draw, type Search } from "../../src/run/draw.ts";
import { batchSpecs, withPaths } from "../../src/testing/arbitraries/batchSpecs.ts";
import { fakeRun } from "../../src/testing/fakes/fakeRun.ts";
import { heldBatch } from "../../src/testing/fakes/heldBatch.ts";
import { operatorLaws } from "../../src/testing/laws/operatorLaws.ts";
import { failureOf } from "../../src/testing/streams/failureOf.ts";
import { only } from "../../src/testing/streams/only.ts";
import { toyModels } from "../../src/testing/toyModels.ts";

const perScale = (value: fc.Arbitrary<number>) =>
  fc.oneof(value, fc.array(value, { minLength: 13, maxLength: 13 }));
const params = fc.record(
  {
    guidance: perScale(fc.double({ min: -2, max: 9, noNaN: true })),
    temperature: perScale(fc.double({ min: 0.1, max: 2, noNaN: true })),
    topP: perScale(fc.double({ min: 0.6, max: 1, noNaN: true })),
    measure: fc.boolean(),
  },
  { requiredKeys: [] },
);
const specs = batchSpecs({ minPaths: 2 });
const read = ({
  tensor,
  row,
}: {
  tensor: { read(row: number): Promise<Float32Array> };
  row: number;
}) => tensor.read(row);

describe("generate", () => {
  for (const { name, check } of operatorLaws({
    operator: generate,
    params,
    breaks: { models: { fail: { port: "step", call: 0 } } },
  }))
    it(name, check);

  it("moves on by one scale, and says who drew", () =>
    fc.assert(
      fc.asyncProperty(specs, async (spec) => {
        const fake = await fakeRun(spec);
        const { scale } = await only(
          of(heldBatch(fake, spec, ["cache", "latent"])).pipe(generate({}, "first")),
        );
        expect(scale).toBe(spec.scale + 1);
        const paths = spec.paths.map(({ key }) => key);
        expect(fake.events).toEqual([{ type: "generated", scale, step: "first", paths }]);
      }),
      { numRuns: 20 },
    ));
  it("computes equal prefixes once, lets them part, and gives each path its own row", () =>
    fc.assert(
      fc.asyncProperty(specs, fc.constantFrom(1, 2, 3, 64), async (spec, batch) => {
        const drawn = async (limit: number, which: readonly number[]) => {
          const chosen = { ...spec, paths: which.map((i) => spec.paths[i] as never) };
          const fake = await fakeRun(spec, { batch: limit });
          const { paths } = await only(
            of(heldBatch(fake, chosen, ["cache", "latent"])).pipe(generate()),
          );
          const [latents, caches] = [paths.map((p) => p.latent), paths.map((p) => p.cache)];
          return {
            latents: (await Promise.all(latents.map(read))).map((row) => row.join()),
            caches: (await Promise.all(caches.map(read))).map((row) => row.join()),
          };
        };
        const all = [...spec.paths.keys()];
        const together = await drawn(batch, all);
        expect(new Set(together.latents).size).toBe(spec.paths.length);
        for (const i of all) {
          const alone = await drawn(1, [i]);
          expect(alone.latents).toEqual([together.latents[i]]);
          expect(alone.caches).toEqual([together.caches[i]]);
        }
      }),
      { numRuns: 10 },
    ));
  it("draws copies of one state by their keys alone", async () => {
    const spec = withPaths(fc.sample(specs, { seed: 1, numRuns: 1 })[0] as never, () => ({
      prefix: 0,
    }));
    const fake = await fakeRun(spec);
    const [first] = heldBatch(fake, spec, ["cache", "latent"]).paths;
    if (first === undefined) throw new Error("no path");
    const copy = (key: string) => ({
      ...first,
      key,
      cache: { ...first.cache, tensor: first.cache.tensor.retain() },
      latent: { ...first.latent, tensor: first.latent.tensor.retain() },
    });
    const paths = [copy("a"), copy("b"), copy("a")];
    const batch: Begun = { run: fake.run, scale: spec.scale, paths };
    const after = await only(of(batch).pipe(generate()));
    const rows = await Promise.all(after.paths.map(({ latent }) => read(latent)));
    expect(rows[0]).toEqual(rows[2]);
    expect(rows[0]).not.toEqual(rows[1]);
    const step = fake.models.calls.find(({ port }) => port === "step");
    expect(step).toMatchObject({ rows: 3, distinct: 1 });
    expect(new Set(after.paths.map(({ cache }) => cache.row)).size).toBe(1);
  });
  it("samples with the bundle's values of its scale, unless it says otherwise", async () => {
    const [spec] = fc.sample(specs, { seed: 3, numRuns: 1 });
    if (spec === undefined) throw new Error("no batch");
    const scale = spec.scale + 1;
    const latents = async (p: Parameters<typeof generate>[0]) => {
      const fake = await fakeRun(spec);
      const { paths } = await only(
        of(heldBatch(fake, spec, ["cache", "latent"])).pipe(generate(p)),
      );
      return (await Promise.all(paths.map(({ latent }) => read(latent)))).join(" ");
    };
    const { sampling } = (await fakeRun(spec)).models.spec;
    const own = await latents({});
    expect(await latents({ ...sampling[scale] })).toBe(own);
    expect(await latents({ guidance: sampling.map(({ guidance }) => guidance) })).toBe(own);
    expect(await latents({ guidance: 0 })).not.toBe(own);
    expect(await latents({ temperature: 2 })).not.toBe(own);
    expect(await latents({ topP: 1 })).not.toBe(own);
    const elsewhere = sampling.map(({ guidance }, i) => (i === scale ? guidance : 0));
    expect(await latents({ guidance: elsewhere })).toBe(own);
  });
  it("clears what described the state before", async () => {
    const [spec] = fc.sample(specs, { seed: 5, numRuns: 1 });
    if (spec === undefined) throw new Error("no batch");
    const fake = await fakeRun(spec);
    const all = ["cache", "latent", "image", "features", "score", "history"] as const;
    const { paths } = await only(of(heldBatch(fake, spec, all)).pipe(generate()));
    for (const path of paths)
      expect(Object.keys(path).sort()).toEqual(
        ["cache", "history", "key", "latent", "lineage", "logWeight", "weighed"].sort(),
      );
  });
  it("tells how sure the model was where it measures, draws the same, and remembers it", () =>
    fc.assert(
      fc.asyncProperty(specs, fc.constantFrom(1, 3, 64), fc.boolean(), async (spec, batch, had) => {
        const drawn = async (measure: boolean, limit: number) => {
          const fake = await fakeRun(spec, { batch: limit });
          const fields = ["cache", "latent", ...(had ? (["certainty"] as const) : [])] as const;
          const { paths } = await only(
            of(heldBatch(fake, spec, fields)).pipe(generate({ measure })),
          );
          const certainties = paths.map((path) => (path as Partial<Fields>).certainty);
          const latents = await Promise.all(paths.map(({ latent }) => read(latent)));
          return { certainties, latents, calls: fake.models.calls, flops: fake.meter.flops };
        };
        const plain = await drawn(false, batch);
        const { certainties, ...others } = await drawn(true, batch);
        expect(others).toEqual({ latents: plain.latents, calls: plain.calls, flops: plain.flops });
        expect((await drawn(true, 64)).certainties).toEqual(certainties);
        for (const [i, path] of spec.paths.entries()) {
          const before = had ? path.certainty : [];
          expect(plain.certainties[i]).toEqual(had ? before : undefined);
          const now = { scale: spec.scale + 1, ...{ logProbability: expect.any(Number) } };
          expect(certainties[i]).toEqual([...before, { ...now, confidence: expect.any(Number) }]);
        }
      }),
      { numRuns: 20 },
    ));
  it("tells the toy's own log-chance of the image drawn", async () => {
    const models = toyModels({ scales: 4 });
    const seen: (readonly Certainty[])[] = [];
    const g = () => generate({ measure: true });
    const search: Search = (source) =>
      source.pipe(
        ...([g(), g(), g(), g()] as const),
        tap(({ paths }) => void seen.push(...paths.map(({ certainty }) => certainty))),
        decode(),
      );
    for (let seed = 0; seed < 20; seed++) {
      const prompt = "an arrow";
      const inputs = { prompt, seed, n: 1, paths: 1, models };
      const { image } = await lastValueFrom(draw(inputs, search));
      const bits = models.truth.images[models.indexOf(image.pixels)] ?? "";
      const logs = (seen.at(-1) ?? []).map(({ logProbability }) => logProbability);
      expect(seen.at(-1)?.map(({ scale }) => scale)).toEqual([0, 1, 2, 3]);
      expect(logs.reduce((a, b) => a + b)).toBeCloseTo(
        Math.log(models.truth.probability(bits, prompt)),
        9,
      );
    }
  });
  it("says that a model cannot tell", async () => {
    const [spec] = fc.sample(specs, { seed: 5, numRuns: 1 });
    if (spec === undefined) throw new Error("no batch");
    const fake = await fakeRun(spec);
    const { step } = fake.lease.generator;
    fake.lease.generator.step = ({ measure: _, ...request }) => step(request);
    const given = heldBatch(fake, spec, ["cache", "latent"]);
    const error = await failureOf(of(given).pipe(generate({ measure: true })));
    expect((error as Error).cause).toBeInstanceOf(ModelError);
    expect((error as Error).message).toContain("does not tell how sure it was");
    expect((error as Error).cause).toMatchObject({ hint: "leave out measure: true" });
  });
  it("refuses values that mean nothing", () => {
    expect(() => generate({ topP: 0.5 })).toThrow(
      "generate: topP: 0.5: expected a number in (0.5, 1]",
    );
    expect(() => generate({ temperature: 0 })).toThrow(RangeError);
    expect(() => generate({ guidance: [1, Number.NaN] })).toThrow(RangeError);
  });
});
