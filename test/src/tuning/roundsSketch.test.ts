import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shipped } from "../../../cli/shipped.ts";
import { operators } from "../../../operators/index.ts";
import { describeModel, planOf, rawFlopsOf, totalFlops } from "../../../src/index.ts";
import { drawsAt } from "../../../src/random/drawsAt.ts";
import { placeAt } from "../../../src/random/Place.ts";
import { grown } from "../../../src/tuning/proposals.ts";
import { roomOf } from "../../../src/tuning/roomOf.ts";
import { roundsSketch } from "../../../src/tuning/roundsSketch.ts";
import type { Space } from "../../../src/tuning/Space.ts";

const spec = await describeModel(shipped("models", "shapes-64"));
const raw = rawFlopsOf(spec.cost);
const roomWith = (space: Space = {}) => roomOf(space, spec, "alignment");
const drawOf = (seed: number) => drawsAt(placeAt("a test of rounds", seed));
const seeds = Array.from({ length: 60 }, (_, seed) => seed);
const sketches = (space: Space = {}) =>
  seeds.flatMap((seed) => roundsSketch(roomWith(space), drawOf(seed)) ?? []);

describe("roundsSketch", () => {
  it("costs a round's share of the budget, and all that a plan can know beside it", () => {
    fc.assert(
      fc.property(fc.double({ min: 1.1, max: 9, noNaN: true }), fc.nat(), (raws, seed) => {
        const room = roomWith();
        const draw = drawOf(seed);
        const sketch = roundsSketch(room, draw);
        const budget = raws * raw;
        const made =
          sketch && grown(sketch, sketch.least, { room, spec, registry: operators, budget }, draw);
        if (!sketch || !made) return;
        const { rounds, ...once } = made.graph;
        const round = totalFlops(planOf(once, operators, spec, 1).flops);
        expect(round).toBeLessThanOrEqual((sketch.again?.share ?? 0) * budget);
        expect(rounds).toEqual(sketch.again?.rounds);
        expect(made.least).toBe(round);
        expect(made.flops).toBeCloseTo(
          round * (rounds?.most ?? 0) - ((rounds?.most ?? 0) - 1) * spec.cost.begin,
        );
      }),
    );
  });
  it("is one path alone, or one or two selections for a share of 0.2 to 0.6", () => {
    const counts = sketches().map(({ least, again }) => {
      expect(again?.share).toBeGreaterThanOrEqual(0.2);
      expect(again?.share).toBeLessThanOrEqual(least.length === 1 ? 1 : 0.6);
      return least.length - 1;
    });
    expect(new Set(counts)).toEqual(new Set([0, 1, 2]));
    expect(new Set(sketches({ looks: 1 }).map(({ least }) => least.length - 1))).toEqual(
      new Set([0, 1]),
    );
  });
  it("leaves one path alone as it is, which any budget for one pays for", () => {
    for (const { least, fits, again, about } of sketches({ scales: [] })) {
      expect([least, fits([1]), fits([2]), again?.share]).toEqual([[1], true, false, 1]);
      expect(about([1])).toMatch(/^1 path, up to (4|8|16|24) rounds until [\d.]+$/);
    }
    expect(sketches({ scales: [] })).toHaveLength(seeds.length);
  });
  it("draws its rounds and its stops from the space", () => {
    const all = sketches().map(({ again }) => again?.rounds);
    expect(new Set(all.map((one) => one?.most))).toEqual(new Set([4, 8, 16, 24]));
    expect(new Set(all.map((one) => one?.until))).toEqual(new Set([0, 0.25, 0.5, 0.75, 1, 1.25]));
    const own = sketches({ rounds: [1], untils: [-0.5] });
    expect(new Set(own.map(({ again }) => JSON.stringify(again?.rounds)))).toEqual(
      new Set(['{"most":1,"until":-0.5}']),
    );
    expect(own[0]?.about(own[0].least)).toMatch(/, up to 1 round until -0.5$/);
  });
  it.each([{ rounds: [] }, { untils: [] }])("is none where a space has %j", (space) =>
    expect(sketches(space)).toEqual([]),
  );
});
