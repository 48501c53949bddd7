import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clearFields } from "../../src/clearFields.ts";
import type { Field } from "../../src/Path.ts";
import { batchSpecs } from "../../src/testing/arbitraries/batchSpecs.ts";
import { fakeRun } from "../../src/testing/fakes/fakeRun.ts";
import { frozen } from "../../src/testing/fakes/frozen.ts";
import { heldBatch } from "../../src/testing/fakes/heldBatch.ts";
import { plain } from "../../src/testing/fakes/plain.ts";

const all = ["cache", "latent", "image", "features", "score", "history"] as const;
const fields = fc.subarray<Field>([...all]);

describe("clearFields", () => {
  it("clears what is named, whether it was there or not, and releases it", () =>
    fc.assert(
      fc.asyncProperty(batchSpecs(), fields, fields, async (spec, had, cleared) => {
        const fake = await fakeRun(spec);
        const batch = frozen(heldBatch(fake, spec, had));
        const before = plain(batch);
        const { paths } = clearFields(batch, cleared);
        expect(plain(batch)).toEqual(before);
        const left = had.filter((field) => !cleared.includes(field));
        for (const path of paths)
          expect(Object.keys(path).sort()).toEqual(
            [...left, "key", "lineage", "logWeight", "weighed"].sort(),
          );
        const rows = left.filter((field) => ["cache", "latent", "image"].includes(field)).length;
        expect(fake.held()).toBe(rows * spec.paths.length);
      }),
      { numRuns: 40 },
    ));
});
