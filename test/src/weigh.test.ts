import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DeadBatch } from "../../src/errors.ts";
import { batchSpecs } from "../../src/testing/arbitraries/batchSpecs.ts";
import { deadScore } from "../../src/testing/arbitraries/scores.ts";
import { fakeRun } from "../../src/testing/fakes/fakeRun.ts";
import { frozen } from "../../src/testing/fakes/frozen.ts";
import { heldBatch } from "../../src/testing/fakes/heldBatch.ts";
import { spentOn, weigh } from "../../src/weigh.ts";

const potentials = (count: number, value: fc.Arbitrary<number>) =>
  fc.array(value, { minLength: count, maxLength: count });
const alive = fc.double({ min: -40, max: 40, noNaN: true }).map((x) => x + 0);
const weighing = batchSpecs().chain((spec) =>
  fc.tuple(fc.constant(spec), potentials(spec.paths.length, fc.oneof(alive, alive, deadScore()))),
);
const by = { step: "here", lambda: 3 };

describe("weigh", () => {
  it("adds to log-weights, remembers it, tells it, and drops what is dead", () =>
    fc.assert(
      fc.asyncProperty(weighing, async ([spec, added]) => {
        const fake = await fakeRun(spec);
        const batch = frozen(heldBatch(fake, spec, ["latent", "score"]));
        const live = [...spec.paths.keys()].filter((i) => Number.isFinite(added[i]));
        if (live.length === 0) {
          expect(() => weigh(batch, added, by)).toThrow(DeadBatch);
          return;
        }
        const { paths } = weigh(batch, added, by);
        const lost = Math.log(live.length / spec.paths.length);
        expect(paths.map(({ key }) => key)).toEqual(live.map((i) => spec.paths[i]?.key));
        for (const [place, i] of live.entries()) {
          const before = spec.paths[i] as (typeof spec.paths)[number];
          const { logWeight, weighed } = paths[place] as (typeof paths)[number];
          expect(logWeight).toBeCloseTo(before.logWeight + (added[i] as number) + lost, 9);
          expect(weighed).toEqual([
            ...before.weighed,
            { scale: spec.scale, lambda: 3, logPotential: added[i] },
          ]);
        }
        expect(fake.events.at(-1)).toEqual({
          type: "weighed",
          scale: spec.scale,
          ...by,
          paths: paths.map(({ key }) => key),
          logPotentials: live.map((i) => added[i]),
          logWeights: paths.map(({ logWeight }) => logWeight),
        });
        expect(fake.held()).toBe(live.length);
      }),
    ));
  it("keeps the mean weight of the living: Σ e^(weight)·e^(potential) / N", () =>
    fc.assert(
      fc.asyncProperty(weighing, async ([spec, added]) => {
        fc.pre(added.some(Number.isFinite));
        const fake = await fakeRun(spec);
        const { paths } = weigh(heldBatch(fake, spec, ["latent"]), added, by);
        const factor = (i: number) =>
          Number.isFinite(added[i]) ? Math.exp(added[i] as number) : 0;
        const before = spec.paths.map(({ logWeight }, i) => Math.exp(logWeight) * factor(i));
        const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
        const after = sum(paths.map(({ logWeight }) => Math.exp(logWeight))) / paths.length;
        expect(after / (sum(before) / before.length)).toBeCloseTo(1, 9);
      }),
    ));
});

describe("spentOn", () => {
  it("sums what weighed a lineage", () => {
    const one = (logPotential: number) => ({ scale: 1, lambda: 1, logPotential });
    expect(spentOn({ weighed: [] })).toBe(0);
    expect(spentOn({ weighed: [one(1), one(-3)] })).toBe(-2);
  });
});
