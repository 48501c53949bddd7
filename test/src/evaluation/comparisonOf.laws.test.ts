import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { comparisonOf } from "../../../src/evaluation/comparisonOf.ts";
import { differenceOf, type Rows } from "../../../src/evaluation/differenceOf.ts";
import { placesOf } from "../../../src/evaluation/placesOf.ts";
import type { ResultRow } from "../../../src/evaluation/ResultRow.ts";
import type { Results } from "../../../src/evaluation/Settings.ts";
import { strategyName } from "../../../src/evaluation/Strategy.ts";
import { settingsOf } from "../../arbitraries/evaluations.ts";
import { rowWith } from "../../arbitraries/judgedRows.ts";

const runs = fc.uniqueArray(
  fc.record({
    graph: fc.constantFrom("raw", "best", "tts"),
    n: fc.integer({ min: 1, max: 4 }),
    cost: fc.integer({ min: 1, max: 9 }),
  }),
  { selector: ({ graph, n }) => `${graph}@${n}`, minLength: 1, maxLength: 6 },
);

/** Evaluations of a few prompts, complete, whose strategies cost anything. */
const results: fc.Arbitrary<Results> = fc
  .record({
    runs,
    prompts: fc.integer({ min: 1, max: 3 }),
    verdicts: fc.array(fc.constantFrom(true, false, null), { minLength: 36, maxLength: 36 }),
  })
  .map(({ runs: all, prompts, verdicts }) => {
    const settings = settingsOf({
      runs: all.map(({ graph, n }) => ({ graph, n })),
      prompts: Array.from({ length: prompts }, (_, i) => ({
        prompt: `p${i}`,
        tag: i === 1 ? "colors" : null,
      })),
      seeds: [0, 1],
    });
    const costs = new Map(all.map((run) => [strategyName(run), run.cost]));
    const rows = placesOf(settings).map((place, i): ResultRow => {
      const correct = verdicts[i] ?? null;
      const transformer = costs.get(strategyName(place)) ?? 1;
      return rowWith({
        ...{ ...place, correct, scores: { alignment: correct === null ? null : place.seed } },
        flops: { transformer, decode: 1, extract: 0, score: 0 },
      });
    });
    return { settings, rows };
  });

const costsOf = ({ strategies }: ReturnType<typeof comparisonOf>) =>
  new Map(strategies.map(({ name, flops }) => [name, flops.total]));

describe("comparisonOf", () => {
  it("never holds a strategy against a dearer one at equal compute, nor leaves a dearer fitting one out", () =>
    fc.assert(
      fc.property(results, (own) => {
        const compared = comparisonOf(own);
        const costs = costsOf(compared);
        const cost = (name: string) => costs.get(name) as number;
        for (const { name, against } of compared.equalCompute) {
          const graphOf = (one: string) => one.split("@")[0];
          expect(cost(against)).toBeLessThanOrEqual(cost(name));
          expect(graphOf(against)).not.toBe(graphOf(name));
          for (const other of costs.keys())
            if (graphOf(other) === graphOf(against) && cost(other) <= cost(name))
              expect(cost(other)).toBeLessThanOrEqual(cost(against));
        }
      }),
      { numRuns: 30 },
    ));
  it("does not see the order of the rows", () =>
    fc.assert(
      fc.property(
        results.chain((own) =>
          fc.tuple(
            fc.constant(own),
            fc.shuffledSubarray([...own.rows], { minLength: own.rows.length }),
          ),
        ),
        ([own, shuffled]) => {
          const [here, there] = [comparisonOf(own), comparisonOf({ ...own, rows: shuffled })];
          expect(there.strategies.map(({ name }) => name)).toEqual(
            here.strategies.map(({ name }) => name),
          );
          for (const one of here.differences) {
            const same = there.differences.find(
              ({ name, metric }) => name === one.name && metric === one.metric,
            );
            expect(same?.verdict).toBe(one.verdict);
            for (const end of ["estimate", "low", "high"] as const)
              if (Number.isNaN(one.difference[end])) expect(same?.difference[end]).toBeNaN();
              else expect(same?.difference[end]).toBeCloseTo(one.difference[end], 12);
          }
        },
      ),
      { numRuns: 30 },
    ));
  it("has each strategy's mean less the baseline's as its difference, where nothing is left out", () =>
    fc.assert(
      fc.property(results, (own) => {
        const rows = own.rows.map((row) => ({ ...row, correct: row.correct ?? false }));
        const { strategies, differences, baseline } = comparisonOf({ ...own, rows });
        const judged = new Map(strategies.map(({ name, metrics }) => [name, metrics.judge]));
        const mean = (name: string) => judged.get(name)?.estimate ?? Number.NaN;
        for (const { name, metric, difference } of differences)
          if (metric === "judge")
            expect(difference.estimate).toBeCloseTo(mean(name) - mean(baseline), 12);
      }),
      { numRuns: 30 },
    ));
});

describe("the interval of a difference", () => {
  it("covers the truth in about 95 of 100 data sets, categories of any size and seeds alike", () => {
    const normal = normals();
    const [effects, sizes] = [
      [0.3, -0.1, 0.5],
      [14, 20, 30],
    ];
    const truth = effects.reduce((a, b) => a + b, 0) / effects.length;
    const rowsOf = (graph: string, value: (category: number, prompt: string) => number) =>
      sizes.flatMap((size, category) =>
        Array.from({ length: size }, (_, i) => `${category} ${i}`).flatMap((prompt) =>
          [0, 1].map((seed) =>
            rowWith({
              ...{ graph, prompt, seed, tag: String(category) },
              scores: { alignment: value(category, prompt) + 0.3 * normal() },
            }),
          ),
        ),
      ) as unknown as Rows;
    let covered = 0;
    for (let i = 0; i < 300; i++) {
      const own = new Map<string, number>();
      const gain = (category: number, prompt: string) => {
        const known = own.get(prompt) ?? (effects[category] as number) + normal();
        own.set(prompt, known);
        return known;
      };
      const { low, high } = differenceOf(
        rowsOf("a", gain),
        rowsOf("b", () => 0),
        "alignment",
      ).difference;
      covered += low <= truth && truth <= high ? 1 : 0;
    }
    expect(covered / 300).toBeGreaterThan(0.88);
    expect(covered / 300).toBeLessThan(0.99);
  });
});

/** Standard normal numbers, always the same: twelve uniform ones, summed up. */
function normals(): () => number {
  let state = 1;
  const uniform = () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
  return () => Array.from({ length: 12 }, uniform).reduce((a, b) => a + b, -6);
}
