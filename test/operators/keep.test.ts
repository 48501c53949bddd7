import fc from "fast-check";
import { of } from "rxjs";
import { describe, expect, it } from "vitest";
import { keep } from "../../operators/keep.ts";
import { batchSpecs, specOfScores } from "../../src/testing/arbitraries/batchSpecs.ts";
import { bareBatch } from "../../src/testing/fakes/bareBatch.ts";
import { operatorLaws } from "../../src/testing/laws/operatorLaws.ts";
import { only } from "../../src/testing/streams/only.ts";

const params = fc.record({
  to: fc.integer({ min: 1, max: 6 }),
  by: fc.constantFrom("first" as const, "score" as const),
});

describe("keep", () => {
  for (const { name, check } of operatorLaws({ operator: keep, params, breaks: "never" }))
    it(name, check);

  it("keeps the first, or those with the highest scores, in batch order", () =>
    fc.assert(
      fc.asyncProperty(batchSpecs(), params, async (spec, { to, by }) => {
        const { batch, events } = bareBatch(spec, ["score"]);
        const { paths } = await only(of(batch).pipe(keep({ to, by })));
        const wanted = Math.min(to * spec.n, spec.paths.length);
        const places = paths.map(({ lineage }) => lineage.at(-1) as number);
        expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
        expect(places).toHaveLength(wanted);
        if (by === "first") expect(places).toEqual([...Array(wanted).keys()]);
        else {
          const lost = spec.paths.filter((_, i) => !places.includes(i)).map(({ score }) => score);
          const worst = Math.min(...paths.map(({ score }) => score));
          expect(Math.max(-Infinity, ...lost)).toBeLessThanOrEqual(worst);
        }
        for (const [i, { logWeight }] of paths.entries())
          expect(logWeight).toBe(spec.paths[places[i] as number]?.logWeight);
        const [event] = events;
        expect(event).toMatchObject(
          wanted < to * spec.n
            ? { note: `kept all ${wanted}, ${to * spec.n} were asked` }
            : { type: "selected", op: "keep" },
        );
      }),
    ));
  it("gives ties to the lower place", async () => {
    const { batch } = bareBatch(specOfScores([1, 3, 3, 2, 3]), ["score"]);
    const { paths } = await only(of(batch).pipe(keep({ to: 2, by: "score" })));
    expect(paths.map(({ lineage }) => lineage.at(-1))).toEqual([1, 2]);
  });
  it("needs a score where it looks at one", () => {
    const { needs } = keep as unknown as { needs: (p: object) => readonly string[] };
    expect(needs({ to: 1, by: "first" })).toEqual([]);
    expect(needs({ to: 1, by: "score" })).toEqual(["score"]);
  });
});
