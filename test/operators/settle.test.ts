import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { settle } from "../../operators/settle.ts";
import { batchSpecs, specOfScores, withPaths } from "../../src/testing/arbitraries/batchSpecs.ts";
import { operatorLaws } from "../../src/testing/laws/operatorLaws.ts";
import { chosen, selected } from "../../src/testing/laws/selected.ts";

const params = fc.record({ above: fc.constantFrom(-1, 0, 0.5, 1e9, -1e9) });
const made = { operator: settle, fields: ["score"] as const };

describe("settle", () => {
  for (const { name, check } of operatorLaws({
    operator: settle,
    params,
    breaks: { batch: (spec) => withPaths(spec, () => ({ score: Number.NaN })) },
  }))
    it(name, check);

  it("keeps the first of the best where it is good enough, and all where none is", () =>
    fc.assert(
      fc.asyncProperty(batchSpecs(), params, async (spec, { above }) => {
        const kept = chosen(await selected(made, { above }, spec));
        const scores = spec.paths.map(({ score }) => score);
        const best = Math.max(...scores);
        expect(kept).toEqual(best >= above ? [scores.indexOf(best)] : [...scores.keys()]);
      }),
    ));
  it.each<[string, readonly number[], readonly number[]]>([
    ["at the threshold itself", [0, 1, 1], [1]],
    ["below it", [0.9, 0.5], [0, 1]],
    ["with a dead path beside, dropped first", [Number.NaN, 0, 2], [1]],
    ["with one path", [0.2], [0]],
  ])("settles %s", async (_, scores, places) => {
    expect(chosen(await selected(made, { above: 1 }, specOfScores(scores)))).toEqual(places);
  });
});
