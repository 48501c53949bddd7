import fc from "fast-check";
import * as E from "fp-ts/lib/Either.js";
import { describe, expect, it } from "vitest";
import { shipped } from "../../../cli/shipped.ts";
import { operators } from "../../../operators/index.ts";
import {
  check,
  checkModels,
  describeModel,
  type ModelSpec,
  planOf,
  rawFlopsOf,
  totalFlops,
} from "../../../src/index.ts";
import { fakeSpec } from "../../../src/testing/fakes/fakeSpec.ts";
import { type FamilyWord, families } from "../../../src/tuning/families.ts";
import { proposals } from "../../../src/tuning/proposals.ts";
import { roomOf } from "../../../src/tuning/roomOf.ts";
import type { Space } from "../../../src/tuning/Space.ts";
import { fakeDraw } from "../../fakes/fakeDraw.ts";

const words = Object.keys(families) as readonly FamilyWord[];
const shapes = await describeModel(shipped("models", "shapes-64"));
const infinity = await describeModel(shipped("models", "infinity-2b"));
const specs = [shapes, infinity, fakeSpec()];

interface Asked {
  readonly spec?: ModelSpec;
  readonly raws: number;
  readonly count: number;
  readonly seed?: number;
  readonly families?: readonly FamilyWord[];
  readonly space?: Space;
}
const propose = ({ spec = shapes, raws, count, seed = 0, space = {}, ...asked }: Asked) => {
  const { families: own = words } = asked;
  const reward = spec.rewards[0] as string;
  const budget = raws * rawFlopsOf(spec.cost);
  const room = roomOf(space, spec, reward);
  return proposals({ ...{ room, families: own, spec, budget, count, seed }, registry: operators });
};

describe("proposals", () => {
  it("pass every check, spend 0.9 to 1.0 of the budget or in a round at most all, differ, and hang on their inputs alone", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...specs),
        fc.double({ min: 2, max: 10, noNaN: true }),
        fc.integer({ min: 1, max: 20 }),
        fc.nat(),
        (spec, raws, count, seed) => {
          const all = propose({ spec, raws, count, seed });
          const budget = raws * rawFlopsOf(spec.cost);
          expect(all.length).toBeGreaterThan(0);
          expect(all.length).toBeLessThanOrEqual(count);
          for (const { graph, flops, least, name, n } of all) {
            expect(check(graph, operators)).toEqual(E.right(graph));
            expect(checkModels(graph, operators, spec)).toEqual([]);
            const plan = planOf(graph, operators, spec, 1);
            expect(totalFlops(plan.flops)).toBe(flops);
            expect(plan.least && totalFlops(plan.least.flops)).toBe(least);
            expect(least ?? flops).toBeLessThanOrEqual(budget);
            if (graph.rounds === undefined) expect(flops).toBeGreaterThanOrEqual(0.9 * budget);
            else expect(flops).toBeGreaterThan(least as number);
            expect([graph.name, n]).toEqual([name, 1]);
          }
          const drawn = all.map(({ graph: { paths, rounds, steps } }) =>
            JSON.stringify([paths, rounds, steps]),
          );
          expect(new Set(drawn).size).toBe(all.length);
          expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
          expect(propose({ spec, raws, count, seed })).toEqual(all);
        },
      ),
      { numRuns: 20 },
    );
  });
  it("are of every family, another seed others", () => {
    const all = propose({ raws: 4, count: 30 });
    expect(new Set(all.map(({ family }) => family))).toEqual(new Set(words));
    expect(all).toHaveLength(30);
    expect(propose({ raws: 4, count: 30, seed: 1 })).not.toEqual(all);
  });
  it("of one family are the same whoever takes turns with it", () => {
    const steps = (own: readonly FamilyWord[], count: number) =>
      propose({ raws: 4, count, families: own })
        .filter(({ family }) => family === "keep")
        .map(({ graph }) => graph.steps);
    const alone = steps(["keep"], 6);
    expect(alone).toHaveLength(6);
    expect(steps(["regrow", "keep"], 12).slice(0, 4)).toEqual(alone.slice(0, 4));
  });
  it("in rounds differ by their rounds alone, too", () => {
    const space = { scales: [], rounds: [2, 3], untils: [0, 1] };
    const all = propose({ raws: 4, count: 9, families: ["rounds"], space });
    expect(new Set(all.map(({ graph }) => JSON.stringify(graph.rounds))).size).toBe(4);
    expect(all).toHaveLength(4);
  });
  it("are none where the budget pays for no search", () =>
    expect(propose({ raws: 0.9, count: 5 })).toEqual([]));
  it.each(words)("of family %s draw as they say, and end with one picture", async (family) => {
    const spec = fakeSpec();
    const [first] = propose({ spec, raws: 4, count: 1, families: [family] });
    const { graph, flops } = first as NonNullable<typeof first>;
    const { result } = await fakeDraw(graph, { n: 1 });
    const rounds = (result.widths[0] as number) / graph.paths;
    expect([1, 2, 3, 4, 5, 6, 7, 8].slice(0, graph.rounds?.most ?? 1)).toContain(rounds);
    expect(totalFlops(result.cost.flops)).toBeLessThanOrEqual(flops);
    expect(graph.about).toMatch(new RegExp(`^${graph.paths} paths?, `));
    expect(Object.keys(result.scores)).toContain("12");
  });
});
