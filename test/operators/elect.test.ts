import fc from "fast-check";
import { of } from "rxjs";
import { describe, expect, it } from "vitest";
import { elect } from "../../operators/elect.ts";
import { batchSpecs, specOfScores, withPaths } from "../../src/testing/arbitraries/batchSpecs.ts";
import { bareBatch } from "../../src/testing/fakes/bareBatch.ts";
import { operatorLaws } from "../../src/testing/laws/operatorLaws.ts";
import { chosen, selected } from "../../src/testing/laws/selected.ts";
import { failureOf } from "../../src/testing/streams/failureOf.ts";

const params = fc.record({
  to: fc.constantFrom(12, 20),
  lambda: fc.constantFrom(0, 0.5, 10),
});
const made = { operator: elect, fields: ["score", "family"] as const };
const families = batchSpecs().chain((spec) =>
  fc
    .array(fc.nat(3), { minLength: spec.paths.length, maxLength: spec.paths.length })
    .map((own) => withPaths(spec, (_, i) => ({ family: own[i] as number }))),
);
const familyOf = ({ paths }: ReturnType<typeof specOfScores>, place: number) =>
  paths[place]?.family ?? 0;

describe("elect", () => {
  for (const { name, check } of operatorLaws({
    operator: elect,
    params,
    batches: families,
    breaks: { batch: (spec) => withPaths(spec, () => ({ score: Number.NaN })) },
  }))
    it(name, check);

  it("keeps one of each family, in batch order, and the mean weight as it was", () =>
    fc.assert(
      fc.asyncProperty(families, params, async (spec, given) => {
        const { told, paths, candidates } = await selected(made, given, spec);
        const kept = told.survivors.map(({ from }) => from);
        expect(kept).toEqual([...kept].sort((a, b) => a - b));
        const all = new Set(spec.paths.map((_, i) => familyOf(spec, i)));
        expect(kept.map((i) => familyOf(spec, i)).sort()).toEqual([...all].sort());
        const mean = (logs: readonly number[]) => {
          const top = Math.max(...logs);
          return top + Math.log(logs.reduce((sum, x) => sum + Math.exp(x - top), 0) / logs.length);
        };
        const before = mean(candidates.map(({ logWeight }) => logWeight));
        expect(mean(paths.map(({ logWeight }) => logWeight))).toBeCloseTo(before, 9);
        expect(told.note).toBe(
          all.size < given.to * spec.n
            ? `kept ${all.size}, ${given.to * spec.n} were asked`
            : undefined,
        );
      }),
    ));
  it("keeps the best child where lambda is large, whatever the parents weigh", async () => {
    const spec = withPaths(specOfScores([1, 2, 5, 4, 0]), (_, i) => ({
      family: i < 2 ? 0 : 1,
      logWeight: i < 2 ? 50 : -50,
    }));
    expect(chosen(await selected(made, { to: 2, lambda: 1e6 }, spec))).toEqual([1, 2]);
  });
  it("takes back what weighed the parent before it weighs", async () => {
    const weighed = [{ scale: 1, lambda: 2, logPotential: 6 }];
    const spec = withPaths(specOfScores([3]), () => ({ logWeight: 6, weighed }));
    const { paths } = await selected(made, { to: 1, lambda: 2 }, spec);
    expect(paths[0]?.logWeight).toBe(2 * 3);
  });
  it("drops a dead child, and a family that died out", async () => {
    const spec = withPaths(specOfScores([Number.NaN, 2, Number.NaN, Number.NaN]), (_, i) => ({
      family: i < 2 ? 0 : 1,
    }));
    const { paths } = await selected(made, { to: 2, lambda: 0 }, spec);
    expect(paths).toHaveLength(1);
  });
  it("fails where more families come in than it was told of", async () => {
    const spec = withPaths(specOfScores([1, 2, 3]), (_, i) => ({ family: i }));
    const { batch } = bareBatch(spec, ["score", "family"]);
    const error = await failureOf(of(batch).pipe(elect({ to: 2, lambda: 1 })));
    expect(String(error)).toContain("3 families came in, and to · n is 2");
  });
});
