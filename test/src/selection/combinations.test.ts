import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CombinationWord, combinations } from "../../../src/selection/combinations.ts";
import { normalisations } from "../../../src/selection/normalisations.ts";
import { softmax } from "../../../src/selection/softmax.ts";
import { deadScore } from "../../../src/testing/arbitraries/scores.ts";

const all: [string, CombinationWord][] = Object.entries(combinations);
const onOthers = ["mean-rank", "softmax-mean"];

/** 1–4 rewards, each with a weight, of 1–8 paths. */
const tables = (score: fc.Arbitrary<number> = fc.integer({ min: -9, max: 9 })) =>
  fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 8 })).chain(([v, n]) =>
    fc.record({
      table: fc.array(fc.array(score, { minLength: n, maxLength: n }), {
        minLength: v,
        maxLength: v,
      }),
      weights: fc.array(fc.double({ min: 0.1, max: 5, noNaN: true }), {
        minLength: v,
        maxLength: v,
      }),
    }),
  );

const close = (actual: readonly number[], expected: readonly number[]) => {
  expect(actual).toHaveLength(expected.length);
  for (const [i, x] of expected.entries())
    if (Number.isNaN(x)) expect(actual[i]).toBeNaN();
    else expect(actual[i]).toBeCloseTo(x, 9);
};
const turned = <T>(values: readonly T[], by: number): T[] => {
  const at = by % values.length;
  return [...values.slice(at), ...values.slice(0, at)];
};

it("combinations are the words of graph files, each with its sentence", () => {
  expect(Object.keys(combinations)).toEqual([
    ...["weighted", "mean-rank", "softmax-mean", "product"],
    ...["minimum", "gate-then-rank"],
  ]);
  for (const { about } of Object.values(combinations)) expect(about).toMatch(/\.$/);
});

describe.each(all)("%s", (name, { combine, bias }) => {
  it("permutes with the paths", () =>
    fc.assert(
      fc.property(tables(), fc.nat(7), ({ table, weights }, by) => {
        const rows = table.map((row) => turned(row, by));
        close(combine(rows, weights), turned(combine(table, weights), by));
      }),
    ));
  const isOrdered = name === "gate-then-rank";
  it(`${isOrdered ? "gates by the first" : "does not care for the order"} of the rewards`, () =>
    fc.assert(
      fc.property(tables(), fc.nat(3), ({ table, weights }, by) => {
        const others = isOrdered ? 1 : 0; // the first stays where it is
        const mixed = <T>(all: readonly T[]) =>
          all.length === others ? all : [...all.slice(0, others), ...turned(all.slice(others), by)];
        close(combine(mixed(table), mixed(weights)), combine(table, weights));
      }),
    ));
  it("gives a path that scores more in every reward more, and equals the same", () =>
    fc.assert(
      fc.property(tables(), ({ table, weights }) => {
        const scores = combine(table, weights);
        for (const [i, own] of scores.entries())
          for (const [j, other] of scores.entries()) {
            if (table.every((row) => (row[i] ?? NaN) > (row[j] ?? NaN)))
              expect(own).toBeGreaterThan(other);
            if (table.every((row) => row[i] === row[j])) expect(own).toBe(other);
          }
      }),
    ));
  it("gives a path with a dead score NaN, and the others what they have without it", () =>
    fc.assert(
      fc.property(
        tables(fc.oneof({ weight: 6, arbitrary: fc.integer({ min: -9, max: 9 }) }, deadScore())),
        ({ table, weights }) => {
          const scores = combine(table, weights);
          const lives = (i: number) => table.every((row) => Number.isFinite(row[i]));
          expect(scores.map(Number.isFinite)).toEqual(scores.map((_, i) => lives(i)));
          const alone = table.map((row) => row.filter((_, i) => lives(i)));
          expect(scores.filter(Number.isFinite)).toEqual(combine(alone, weights));
        },
      ),
    ));
  it("is finite for one path and for equal ones, and leaves its input alone", () =>
    fc.assert(
      fc.property(tables(fc.constant(0.1)), ({ table, weights }) => {
        const before = structuredClone({ table, weights });
        expect(combine(table, weights).every(Number.isFinite)).toBe(true);
        expect({ table, weights }).toEqual(before);
      }),
    ));
  it("refuses a table that does not fit", () => {
    expect(() => combine([[1], [2]], [1])).toThrow("1 weights for 2 rewards");
    expect(() => combine([[1, 2], [2]], [1, 1])).toThrow(RangeError);
  });
  it("says whether it hangs on the others", () =>
    expect(bias === null).toBe(!onOthers.includes(name)));
});

describe.each([
  ["weighted", combinations.weighted],
  ["product", combinations.product],
])("%s", (_, { combine }) => {
  it("is Σ weight · raw score", () =>
    expect(
      combine(
        [
          [1, 2, NaN],
          [10, -20, 0],
        ],
        [1, 0.5],
      ),
    ).toEqual([6, -8, NaN]));
  it("moves with a shift by its weight, and scales with the scores", () =>
    fc.assert(
      fc.property(tables(), fc.integer({ min: -9, max: 9 }), ({ table, weights }, c) => {
        const [first = []] = table;
        const moved = [first.map((x) => x + c), ...table.slice(1)];
        const scores = combine(table, weights);
        close(
          combine(moved, weights),
          scores.map((x) => x + c * (weights[0] ?? NaN)),
        );
        const scaled = table.map((row) => row.map((x) => x * 4));
        close(
          combine(scaled, weights),
          scores.map((x) => x * 4),
        );
      }),
    ));
});

describe("weighted", () => {
  it("sums what a normalisation makes of each reward", () =>
    fc.assert(
      fc.property(tables(), ({ table, weights }) => {
        for (const { normalise } of Object.values(normalisations))
          close(
            combinations.weighted.combine(table, weights, normalise),
            combinations.product.combine(table.map(normalise), weights),
          );
      }),
    ));
  it("normalises among the paths that are alive in every reward", () => {
    const { normalise } = normalisations.minmax;
    const table = [
      [0, 1, 2, 90],
      [5, 5, 7, NaN],
    ];
    close(combinations.weighted.combine(table, [1, 1], normalise), [0, 0.5, 2, NaN]);
  });
});

describe("product", () => {
  it("looks at no normalisation: it is raw", () =>
    expect(combinations.product.combine([[1, 3]], [2], normalisations.rank.normalise)).toEqual([
      2, 6,
    ]));
});

describe("mean-rank", () => {
  const { combine } = combinations["mean-rank"];
  it("is the mean of the ranks by weight, ties in the middle", () =>
    close(
      combine(
        [
          [1, 2, 3],
          [7, 7, 1],
        ],
        [3, 1],
      ),
      [(0 + 0.75) / 4, (1.5 + 0.75) / 4, (3 + 0) / 4],
    ));
  it("is 0…1 and ignores what keeps each reward's order, and the size of the weights", () =>
    fc.assert(
      fc.property(tables(), ({ table, weights }) => {
        const scores = combine(table, weights);
        expect(scores.every((x) => x >= 0 && x <= 1 + 1e-12)).toBe(true);
        const other = table.map((row, i) => row.map((x) => x ** 3 * (i + 1) - 5));
        expect(combine(other, weights)).toEqual(scores);
        close(
          combine(
            table,
            weights.map((w) => w * 7),
          ),
          scores,
        );
      }),
    ));
});

describe("softmax-mean", () => {
  const { combine } = combinations["softmax-mean"];
  it("is the logarithm of the mean of the softmaxes", () =>
    fc.assert(
      fc.property(tables(), ({ table, weights }) => {
        const whole = weights.reduce((a, b) => a + b);
        const mean = (table[0] ?? []).map((_, path) =>
          table.reduce(
            (sum, row, i) => sum + ((weights[i] ?? NaN) / whole) * (softmax(row)?.[path] ?? NaN),
            0,
          ),
        );
        close(combine(table, weights), mean.map(Math.log));
      }),
    ));
  it("is a distribution, and ignores a constant added to a reward and the size of the weights", () =>
    fc.assert(
      fc.property(tables(), fc.integer({ min: -999, max: 999 }), ({ table, weights }, c) => {
        const scores = combine(table, weights);
        expect(scores.reduce((sum, x) => sum + Math.exp(x), 0)).toBeCloseTo(1, 9);
        const moved = table.map((row, i) => row.map((x) => x + c * i));
        close(combine(moved, weights), scores);
        close(
          combine(
            table,
            weights.map((w) => w * 7),
          ),
          scores,
        );
      }),
    ));
  it("tells paths apart whose probability is no double any more", () => {
    const [worst = NaN, worse = NaN, best] = combine([[0, 100, 5000]], [1]);
    expect(best).toBe(0);
    expect(worst).toBeCloseTo(-5000, 9);
    expect(worse).toBeCloseTo(-4900, 9);
  });
});

describe("minimum", () => {
  const { combine } = combinations.minimum;
  it("is the least of weight · score, after a normalisation among the living", () => {
    const table = [
      [1, 2, 3, NaN],
      [0.5, 4, -2, 0],
    ];
    expect(combine(table, [1, 1])).toEqual([0.5, 2, -2, NaN]);
    expect(combine(table, [1, 8])).toEqual([1, 2, -16, NaN]);
    expect(combine(table, [1, 1], normalisations.rank.normalise)).toEqual([0, 0.5, 0, NaN]);
  });
  it("rises only where the weakest reward does, and is no more than any", () =>
    fc.assert(
      fc.property(tables(), fc.nat(3), ({ table, weights }, which) => {
        const scores = combine(table, weights);
        const own = which % table.length;
        const raised = combine(
          table.map((row, i) => (i === own ? row.map((x) => x + 99) : row)),
          weights,
        );
        for (const [path, score] of scores.entries()) {
          const others = table.flatMap((row, i) =>
            i === own ? [] : [(weights[i] ?? NaN) * (row[path] ?? NaN)],
          );
          const parts = table.map((row, i) => (weights[i] ?? NaN) * (row[path] ?? NaN));
          expect(parts).toContain(score);
          expect(parts.every((part) => part >= score)).toBe(true);
          expect(raised[path]).toBe(
            Math.min(...others, (weights[own] ?? NaN) * ((table[own]?.[path] ?? NaN) + 99)),
          );
        }
      }),
    ));
  it("hangs on the others once it is normalised among them, and says so elsewhere", () =>
    expect(combinations.minimum.bias).toBeNull());
});

describe("gate-then-rank", () => {
  const { combine } = combinations["gate-then-rank"];
  it("gates by the first reward and ranks by the weighted sum of the others", () => {
    const table = [
      [0, 1, 2, -1],
      [5, 0, 0, 9],
      [0, 0, 1, 9],
    ];
    // 1 + (1 − ½ / (1 + x)) above the gate; ½ / (1 + distance) below it.
    expect(combine(table, [1, 1, 2], normalisations.raw.normalise, 1)).toEqual([
      ...[0.5 / 2, 1.5, 1 + (1 - 0.5 / 3), 0.5 / 3],
    ]);
  });
  it("looks at no normalisation", () =>
    fc.assert(
      fc.property(tables(), ({ table, weights }) => {
        expect(combine(table, weights, normalisations.rank.normalise, 2)).toEqual(
          combine(table, weights, normalisations.raw.normalise, 2),
        );
      }),
    ));
});
