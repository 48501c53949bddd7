import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TensorError } from "../../src/errors.ts";
import { viewsOf } from "../../src/Path.ts";
import { copyKey } from "../../src/random/pathKey.ts";
import { selectPaths } from "../../src/selectPaths.ts";
import { batchSpecs } from "../../src/testing/arbitraries/batchSpecs.ts";
import { fakeRun } from "../../src/testing/fakes/fakeRun.ts";
import { frozen } from "../../src/testing/fakes/frozen.ts";
import { heldBatch } from "../../src/testing/fakes/heldBatch.ts";
import { plain } from "../../src/testing/fakes/plain.ts";

const choice = batchSpecs().chain((spec) =>
  fc.tuple(
    fc.constant(spec),
    fc.array(
      fc.record({
        index: fc.nat(spec.paths.length - 1),
        logWeight: fc.constantFrom(0, -1.5, 2),
      }),
      { minLength: 1, maxLength: 12 },
    ),
  ),
);
const fields = ["cache", "latent", "image", "score", "history"] as const;

describe("selectPaths", () => {
  it("keeps paths in the order given, one reference for each of their rows, and frees the rest", () =>
    fc.assert(
      fc.asyncProperty(choice, async ([spec, kept]) => {
        const fake = await fakeRun(spec);
        const batch = frozen(heldBatch(fake, spec, fields));
        const before = plain(batch);
        const { paths } = selectPaths(batch, kept, { step: "s", op: "o" });
        expect(plain(batch)).toEqual(before);
        const copies = new Map<number, number>();
        for (const [i, { index, logWeight }] of kept.entries()) {
          const copy = copies.get(index) ?? 0;
          copies.set(index, copy + 1);
          const parent = batch.paths[index] as (typeof batch.paths)[number];
          expect(paths[i]).toEqual({
            ...parent,
            logWeight,
            lineage: [...parent.lineage, index],
            key: copy === 0 ? parent.key : copyKey(parent.key, spec.scale, "s", copy),
          });
        }
        expect(new Set(paths.map(({ key }) => key)).size).toBe(kept.length);
        const views = paths.flatMap(viewsOf);
        expect(fake.held()).toBe(views.length);
        expect(fake.lease.holdings.live - 1).toBe(new Set(views.map(({ tensor }) => tensor)).size);
      }),
    ));
  it("tells candidates, survivors and a note", async () => {
    const [[spec, kept] = []] = fc.sample(choice, { seed: 4, numRuns: 1 });
    if (spec === undefined || kept === undefined) throw new Error("no batch");
    const told = async (note?: string) => {
      const fake = await fakeRun(spec);
      const about = note === undefined ? { step: "s", op: "o" } : { step: "s", op: "o", note };
      const { paths } = selectPaths(heldBatch(fake, spec, fields), kept, about);
      return { paths, event: fake.events[0] };
    };
    const { paths, event } = await told();
    expect(event).toEqual({
      type: "selected",
      op: "o",
      step: "s",
      scale: spec.scale,
      candidates: spec.paths.map(({ key, logWeight }) => ({ key, logWeight })),
      survivors: paths.map(({ key, logWeight }, i) => ({ key, logWeight, from: kept[i]?.index })),
    });
    expect((await told("so few")).event).toMatchObject({ note: "so few" });
  });
  it("consumes its batch: a second use is an error of the device", async () => {
    const [[spec] = []] = fc.sample(choice, { seed: 4, numRuns: 1 });
    if (spec === undefined) throw new Error("no batch");
    const fake = await fakeRun(spec);
    const batch = heldBatch(fake, spec, ["cache", "latent"]);
    const first = selectPaths(batch, [{ index: 0, logWeight: 0 }], { step: "s", op: "o" });
    for (const { tensor } of first.paths.flatMap(viewsOf)) tensor.release();
    const again = () => selectPaths(batch, [{ index: 0, logWeight: 0 }], { step: "s", op: "o" });
    expect(again).toThrow(TensorError);
    await expect(fake.run.decode(batch.paths.map(({ latent }) => latent))).rejects.toThrow("freed");
  });
});
