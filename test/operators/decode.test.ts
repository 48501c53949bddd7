import fc from "fast-check";
import { of } from "rxjs";
import { describe, expect, it } from "vitest";
import { decode } from "../../operators/decode.ts";
import { batchSpecs } from "../../src/testing/arbitraries/batchSpecs.ts";
import { fakeRun } from "../../src/testing/fakes/fakeRun.ts";
import { heldBatch } from "../../src/testing/fakes/heldBatch.ts";
import { operatorLaws } from "../../src/testing/laws/operatorLaws.ts";
import { only } from "../../src/testing/streams/only.ts";

describe("decode", () => {
  for (const { name, check } of operatorLaws({
    operator: decode,
    params: fc.constant({}),
    breaks: { models: { fail: { port: "decode", call: 0 } } },
  }))
    it(name, check);

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
