import fc from "fast-check";
import { of } from "rxjs";
import { describe, expect, it } from "vitest";
import { decode } from "../../operators/decode.ts";
import { batchSpecs, specOfScores } from "../../src/testing/arbitraries/batchSpecs.ts";
import { fakeRun } from "../../src/testing/fakes/fakeRun.ts";
import { heldBatch } from "../../src/testing/fakes/heldBatch.ts";
import { operatorLaws } from "../../src/testing/laws/operatorLaws.ts";
import { failureOf } from "../../src/testing/streams/failureOf.ts";
import { only } from "../../src/testing/streams/only.ts";

describe("decode", () => {
  for (const { name, check } of operatorLaws({
    operator: decode,
    params: fc.constantFrom<{ side?: number }>({}, { side: 1 }, { side: 2 }),
    breaks: { models: { fail: { port: "decode", call: 0 } } },
  }))
    it(name, check);

  it("makes other pictures at a smaller side, at its own price, and says so", async () => {
    const spec = specOfScores([1, 2, 3]);
    const at = async (side?: number) => {
      const fake = await fakeRun(spec);
      const params = side === undefined ? {} : { side };
      const batch = await only(of(heldBatch(fake, spec, ["latent"])).pipe(decode(params)));
      const [image] = batch.paths.map((path) => path.image);
      const pixels = await image?.tensor.read();
      fake.giveBack(batch);
      return { pixels, flops: fake.meter.flops.decode, events: fake.events };
    };
    const [full, one, two] = [await at(), await at(1), await at(2)];
    expect([full.flops, one.flops, two.flops]).toEqual([33, 15, 18]);
    expect(one.pixels).not.toEqual(full.pixels);
    expect(two.pixels).not.toEqual(one.pixels);
    expect(one.pixels).toHaveLength(full.pixels?.length ?? 0);
    expect(one.events).toEqual([{ ...full.events[0], side: 1 }]);
    expect(Object.keys(full.events[0] ?? {})).not.toContain("side");
  });

  it("refuses a side at the last scale, and one that the model lacks, with the place", async () => {
    const failure = async (scale: number, side: number) => {
      const spec = { ...specOfScores([1, 2]), scale };
      const fake = await fakeRun(spec);
      const batch = of(heldBatch(fake, spec, ["latent"]));
      return failureOf(batch.pipe(decode({ side }, "small")));
    };
    expect(await failure(12, 1)).toMatchObject({
      _tag: "RunError",
      message: "step small at scale 12: the last scale is decoded in full, not at side 1",
    });
    expect(await failure(11, 7)).toMatchObject({
      _tag: "RunError",
      message: "step small at scale 11: fake: does not decode at side 7",
      cause: { _tag: "ModelError", hint: "smaller sides it has: 1, 2" },
    });
  });

  it("gives each path the picture of its own latent, however the call is split", () =>
    fc.assert(
      fc.asyncProperty(batchSpecs(), fc.constantFrom(1, 2, 5, 64), async (spec, batch) => {
        const pictures = async (limit: number, places: readonly number[]) => {
          const some = { ...spec, paths: places.map((i) => spec.paths[i] as never) };
          const fake = await fakeRun(spec, { batch: limit });
          const { paths } = await only(of(heldBatch(fake, some, ["latent"])).pipe(decode()));
          const rows = await Promise.all(paths.map(({ image }) => image.tensor.read(image.row)));
          return { rows: rows.map((row) => row.join()), fake };
        };
        const all = [...spec.paths.keys()];
        const { rows, fake } = await pictures(batch, all);
        for (const i of all) expect((await pictures(1, [i])).rows).toEqual([rows[i]]);
        expect(fake.meter.flops.decode).toBe(11 * all.length);
        expect(fake.meter.flopsExecuted.decode).toBe(11 * all.length);
        expect(fake.events).toEqual([
          {
            type: "decoded",
            scale: spec.scale,
            step: "decode",
            paths: spec.paths.map(({ key }) => key),
          },
        ]);
      }),
      { numRuns: 15 },
    ));
});
