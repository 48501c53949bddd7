import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dropDead } from "../../src/dropDead.ts";
import { DeadBatch } from "../../src/errors.ts";
import { batchSpecs, scored, withPaths } from "../../src/testing/arbitraries/batchSpecs.ts";
import { deadScore, liveScore } from "../../src/testing/arbitraries/scores.ts";
import { fakeRun } from "../../src/testing/fakes/fakeRun.ts";
import { heldBatch } from "../../src/testing/fakes/heldBatch.ts";

const mixed = batchSpecs({ score: fc.oneof(liveScore(), deadScore()) });

describe("dropDead", () => {
  it("drops and frees the dead, tells which, and leaves the rest as they are", () =>
    fc.assert(
      fc.asyncProperty(mixed, async (spec) => {
        const fake = await fakeRun(spec);
        const batch = heldBatch(fake, spec, ["cache", "image", "score"]);
        const values = spec.paths.map(({ score }) => score);
        const alive = batch.paths.filter(({ score }) => Number.isFinite(score));
        const drop = () => dropDead(batch, "here", "scores", (place) => values[place] as number);
        const dead = values.filter((value) => !Number.isFinite(value));
        const mean = (paths: readonly { readonly logWeight: number }[], count: number) =>
          paths.reduce((sum, { logWeight }) => sum + Math.exp(logWeight) / count, 0);
        if (alive.length === 0) expect(drop).toThrow(DeadBatch);
        else {
          const { paths } = drop();
          const bare = (path: (typeof alive)[number]) => ({ ...path, logWeight: 0 });
          expect(paths.map(bare)).toEqual(alive.map(bare));
          // A dead path has weight 0, and the mean weight stays what it was.
          const before = mean(alive, batch.paths.length);
          expect(mean(paths, alive.length) / before).toBeCloseTo(1, 12);
          const [one] = alive;
          const shift = (paths[0]?.logWeight ?? NaN) - (one?.logWeight ?? NaN);
          expect(shift).toBeCloseTo(Math.log(alive.length / batch.paths.length), 12);
        }
        if (dead.length === 0) expect(fake.events).toEqual([]);
        else
          expect(fake.events).toEqual([
            {
              type: "died",
              scale: spec.scale,
              step: "here",
              paths: spec.paths
                .filter((_, i) => !alive.includes(batch.paths[i] as never))
                .map(({ key }) => key),
              why: `scores ${dead.join(", ")}`,
            },
          ]);
        if (alive.length > 0) expect(fake.held()).toBe(2 * alive.length);
        await fake.lease.close();
        expect(fake.models.device.live()).toBe(0);
      }),
    ));
  it("hands on the very batch where nobody died", async () => {
    const [spec] = fc.sample(batchSpecs(), { seed: 1, numRuns: 1 });
    if (spec === undefined) throw new Error("no batch");
    const fake = await fakeRun(spec);
    const batch = heldBatch(
      fake,
      withPaths(spec, () => scored(0)),
      ["cache"],
    );
    expect(dropDead(batch, "here", "scores", () => -0)).toBe(batch);
  });
});
