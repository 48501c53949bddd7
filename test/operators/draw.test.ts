import fc from "fast-check";
import { of } from "rxjs";
import { describe, expect, it } from "vitest";
import { draw } from "../../operators/draw.ts";
import { drawsAt } from "../../src/random/drawsAt.ts";
import { placeAt } from "../../src/random/Place.ts";
import { logMeanExp } from "../../src/selection/logMeanExp.ts";
import {
  type BatchSpec,
  batchSpecs,
  scored,
  specOfScores,
  withPaths,
} from "../../src/testing/arbitraries/batchSpecs.ts";
import { bareBatch } from "../../src/testing/fakes/bareBatch.ts";
import { operatorLaws } from "../../src/testing/laws/operatorLaws.ts";
import { selectionLaws } from "../../src/testing/laws/selectionLaws.ts";
import { only } from "../../src/testing/streams/only.ts";

const params = fc.record({ lambda: fc.constantFrom(0, 1, 10, 1e9) });
const place = async (lambda: number, spec: BatchSpec, id = "draw") => {
  const { batch } = bareBatch(spec, ["score"]);
  const { paths } = await only(of(batch).pipe(draw({ lambda }, id)));
  return paths[0]?.lineage.at(-1) as number;
};

describe("draw", () => {
  for (const { name, check } of operatorLaws({
    operator: draw,
    params,
    breaks: { batch: (spec) => withPaths(spec, () => scored(Number.NEGATIVE_INFINITY)) },
  }))
    it(name, check);
  for (const { name, check } of selectionLaws({
    operator: draw,
    params,
    fields: ["score"],
    count: () => 1,
    dead: (score) => scored(score),
    named: () => Number.NaN,
    logWeight: (_, candidates) => logMeanExp(candidates),
    gamble: { params: { lambda: 0 }, batch: specOfScores([1, 2, 3, 4]) },
  }))
    it(name, check);

  it("chooses, draw by draw, by e^(log-weight + lambda · score)", () =>
    fc.assert(
      fc.asyncProperty(
        fc.constantFrom(0, 0.5, 3),
        fc.array(
          fc.tuple(
            fc.double({ min: -3, max: 3, noNaN: true }),
            fc.double({ min: -2, max: 2, noNaN: true }),
          ),
          { minLength: 1, maxLength: 6 },
        ),
        fc.nat(),
        async (lambda, all, seed) => {
          const spec = withPaths(
            specOfScores(
              all.map(([score]) => score),
              { seed },
            ),
            (_, i) => ({ logWeight: all[i]?.[1] ?? 0 }),
          );
          const mass = all.map(([score, logWeight]) => Math.exp(logWeight + lambda * score));
          const total = mass.reduce((a, b) => a + b);
          const point = drawsAt(placeAt("draw", seed, spec.prompt, spec.scale, "draw"))() * total;
          const upTo = mass.map((_, i) => mass.slice(0, i + 1).reduce((a, b) => a + b));
          const expected = upTo.findIndex((sum) => sum > point);
          expect(await place(lambda, spec)).toBe(expected);
        },
      ),
    ));
  it("draws each path as often as its weight says", async () => {
    const values = [0, 1, 0.5, -1];
    const rounds = 4000;
    const counts = [0, 0, 0, 0];
    for (let seed = 0; seed < rounds; seed++)
      for (const i of [await place(2, specOfScores(values, { seed }))])
        counts[i] = (counts[i] ?? 0) + 1;
    const mass = values.map((score) => Math.exp(2 * score));
    const total = mass.reduce((a, b) => a + b);
    const chi = counts.reduce((sum, count, i) => {
      const expected = (rounds * (mass[i] as number)) / total;
      return sum + (count - expected) ** 2 / expected;
    }, 0);
    expect(chi).toBeLessThan(30.7); // 3 degrees of freedom: a right one exceeds it with 1e-6
  });
  it("draws the best at the largest lambda, and by weight alone at 0", async () => {
    for (let seed = 0; seed < 50; seed++) {
      expect(await place(1e9, specOfScores([1, 1 + 2 ** -22, 0], { seed }))).toBe(1);
      const heavy = withPaths(specOfScores([9, -9, 9], { seed }), (_, i) => ({
        logWeight: i === 1 ? 0 : -1000,
      }));
      expect(await place(0, heavy)).toBe(1);
    }
  });
  it("is uniform at lambda 0 even between scores whose difference overflows", async () => {
    const all = new Set<number>();
    for (let seed = 0; seed < 40; seed++)
      all.add(await place(0, specOfScores([Number.MAX_VALUE, -Number.MAX_VALUE], { seed })));
    expect(all.size).toBe(2);
  });
  it("kills a path whose lambda · score overflows, and no other", async () => {
    for (let seed = 0; seed < 10; seed++)
      expect(
        await place(10, specOfScores([1, Number.MAX_VALUE, -Number.MAX_VALUE], { seed })),
      ).toBe(0);
  });
  it("takes back what weighed a lineage before where it corrects", () =>
    fc.assert(
      fc.asyncProperty(
        batchSpecs({ score: fc.double({ min: -3, max: 3, noNaN: true }) }),
        fc.constantFrom(0, 1, 10),
        async (spec, lambda) => {
          const { batch, events } = bareBatch(spec, ["score"]);
          await only(of(batch).pipe(draw({ lambda, correct: true })));
          const weighed = events.find((event) => event.type === "weighed");
          for (const [i, { score, logWeight, weighed: past }] of spec.paths.entries()) {
            const spent = past.reduce((sum, one) => sum + one.logPotential, 0);
            expect(weighed?.logWeights[i]).toBeCloseTo(logWeight + lambda * score - spent, 9);
          }
        },
      ),
    ));
});
