import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addFields } from "../../src/addFields.ts";
import type { Field } from "../../src/Path.ts";
import { viewRows } from "../../src/Tensor.ts";
import { batchSpecs } from "../../src/testing/arbitraries/batchSpecs.ts";
import { fakeRun } from "../../src/testing/fakes/fakeRun.ts";
import { frozen } from "../../src/testing/fakes/frozen.ts";
import { heldBatch } from "../../src/testing/fakes/heldBatch.ts";
import { plain } from "../../src/testing/fakes/plain.ts";
import { row } from "../../src/testing/fakes/row.ts";

const all = ["cache", "latent", "image", "features", "score", "history"] as const;
const fields = fc.subarray<Field>([...all]);

describe("addFields", () => {
  it("adds by path and place, releases what it replaces, and leaves its input alone", () =>
    fc.assert(
      fc.asyncProperty(batchSpecs(), fields, async (spec, had) => {
        const fake = await fakeRun(spec);
        const batch = frozen(heldBatch(fake, spec, had));
        const before = plain(batch);
        const held = fake.held();
        const images = viewRows(
          fake.lease.put(spec.paths.map(() => row("image", spec.scale, () => 7))),
          [...spec.paths.keys()],
        );
        const after = addFields(batch, (path, place) => {
          expect(path).toBe(batch.paths[place]);
          return { image: images[place] as (typeof images)[number], score: place };
        });
        expect(plain(batch)).toEqual(before);
        for (const [place, path] of after.paths.entries()) {
          expect(path).toEqual({ ...batch.paths[place], image: images[place], score: place });
        }
        const replaced = had.includes("image") ? spec.paths.length : 0;
        expect(fake.held()).toBe(held - replaced + spec.paths.length);
      }),
      { numRuns: 40 },
    ));
});
