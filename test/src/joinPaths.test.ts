import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Batch } from "../../src/Batch.ts";
import { joinPaths, retainFor } from "../../src/joinPaths.ts";
import { selectPaths } from "../../src/selectPaths.ts";
import { batchSpecs } from "../../src/testing/arbitraries/batchSpecs.ts";
import { fakeRun } from "../../src/testing/fakes/fakeRun.ts";
import { heldBatch } from "../../src/testing/fakes/heldBatch.ts";

type Held = Batch<"latent">;
const by = { step: "join", from: ["a", "b"] };
const select = (batch: Held, kept: readonly number[], step: string) =>
  selectPaths(
    batch,
    [...kept].sort((a, b) => a - b).map((index) => ({ index, logWeight: index })),
    { step, op: "test" },
  );

/** A batch, and which places each of two branches keeps; some twice. */
const parted = batchSpecs().chain((spec) => {
  const kept = fc.array(fc.nat(spec.paths.length - 1), { minLength: 1, maxLength: 6 });
  return fc.tuple(fc.constant(spec), kept, kept);
});

describe("joinPaths", () => {
  it("is the union by key, in the order of the paths, copies behind what they copy", () =>
    fc.assert(
      fc.asyncProperty(parted, async ([spec, a, b]) => {
        const fake = await fakeRun(spec);
        const batch = retainFor(heldBatch(fake, spec, ["latent"]), 2);
        const keys = batch.paths.map(({ key }) => key);
        const [left, right] = [select(batch, a, "a"), select(batch, b, "b")];
        const all = [...left.paths, ...right.paths];
        const joined = joinPaths([left, right], keys, by);
        const own = joined.paths.map(({ key }) => key);
        expect(new Set(own)).toEqual(new Set(all.map(({ key }) => key)));
        expect(new Set(own).size).toBe(own.length);
        const places = joined.paths.map(({ lineage }) => lineage.at(-1) as number);
        expect(places).toEqual([...places].sort((x, y) => x - y));
        for (const path of joined.paths)
          expect(path.logWeight).toBe(all.find(({ key }) => key === path.key)?.logWeight);
        expect(fake.events.at(-1)).toEqual({
          type: "joined",
          scale: spec.scale,
          ...by,
          paths: own,
        });
        expect(fake.held()).toBe(joined.paths.length);
      }),
    ));
  it("gives the whole back where one branch kept all", () =>
    fc.assert(
      fc.asyncProperty(parted, async ([spec, a]) => {
        const fake = await fakeRun(spec);
        const batch = retainFor(heldBatch(fake, spec, ["latent"]), 2);
        const keys = batch.paths.map(({ key }) => key);
        const some = select(batch, [...new Set(a)], "a");
        for (const branches of [[batch, some] as const]) {
          const { paths } = joinPaths([...branches], keys, by);
          expect(paths.map(({ key }) => key)).toEqual(keys);
        }
        expect(fake.held()).toBe(keys.length);
      }),
    ));
});

describe("retainFor", () => {
  it("adds a reference to every row for each further consumer", () =>
    fc.assert(
      fc.asyncProperty(batchSpecs(), fc.integer({ min: 1, max: 4 }), async (spec, consumers) => {
        const fake = await fakeRun(spec);
        retainFor(heldBatch(fake, spec, ["latent", "cache"]), consumers);
        expect(fake.held()).toBe(2 * spec.paths.length * consumers);
      }),
    ));
});
