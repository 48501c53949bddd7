import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gate } from "../../operators/gate.ts";
import { batchSpecs, specOfScores, withPaths } from "../../src/testing/arbitraries/batchSpecs.ts";
import { operatorLaws } from "../../src/testing/laws/operatorLaws.ts";
import { chosen, selected } from "../../src/testing/laws/selected.ts";

const params = fc.record(
  {
    above: fc.constantFrom(-1, 0, 0.5, 1e9, -1e9),
    least: fc.integer({ min: 1, max: 4 }),
  },
  { requiredKeys: ["above"] },
);
const among = async (scores: readonly number[], with_: Parameters<typeof gate>[0]) =>
  chosen(await selected({ operator: gate, fields: ["score"] }, with_, specOfScores(scores)));

describe("gate", () => {
  for (const { name, check } of operatorLaws({
    operator: gate,
    params,
    breaks: { batch: (spec) => withPaths(spec, () => ({ score: Number.NaN })) },
  }))
    it(name, check);

  it("keeps who reaches the threshold and the best `least`, in batch order, weights as they were", () =>
    fc.assert(
      fc.asyncProperty(batchSpecs(), params, async (spec, { above, least = 1 }) => {
        const made = { operator: gate, fields: ["score"] as const };
        const { told, paths } = await selected(made, { above, least }, spec);
        const kept = told.survivors.map(({ from }) => from);
        const scores = spec.paths.map(({ score }) => score);
        expect(kept).toEqual([...kept].sort((a, b) => a - b));
        for (const [i, score] of scores.entries()) if (score >= above) expect(kept).toContain(i);
        const spared = kept.filter((i) => (scores[i] as number) < above);
        const lost = scores.filter((_, i) => !kept.includes(i));
        for (const i of spared)
          expect(scores[i]).toBeGreaterThanOrEqual(Math.max(-Infinity, ...lost));
        const { keeps } = gate;
        const bounds = keeps?.({ above, least }, scores.length, spec.n) as {
          least: number;
          most: number;
        };
        expect(kept.length).toBeGreaterThanOrEqual(bounds.least);
        expect(kept.length).toBeLessThanOrEqual(bounds.most);
        expect(paths.map(({ logWeight }) => logWeight)).toEqual(
          kept.map((i) => spec.paths[i]?.logWeight),
        );
      }),
    ));
  it.each<[string, readonly number[], Parameters<typeof gate>[0], readonly number[]]>([
    ["all that reach it, the threshold itself too", [1, 0.5, 0.4], { above: 0.5 }, [0, 1]],
    ["the best one where none does", [0, 3, 1], { above: 9 }, [1]],
    ["of equals the first", [2, 2, 2], { above: 9 }, [0]],
    ["as many as must stay", [0, 3, 1], { above: 9, least: 2 }, [1, 2]],
    ["a single path", [-5], { above: 9, least: 3 }, [0]],
  ])("keeps %s", async (_, scores, given, places) => {
    expect(await among(scores, given)).toEqual(places);
  });
  it("drops dead paths first", async () =>
    expect(await among([Number.NaN, 1, Infinity], { above: 0 })).toEqual([0]));
});
