import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type NormalisationWord, normalisations } from "../../../src/selection/normalisations.ts";
import { deadScore, liveScore, scores } from "../../../src/testing/arbitraries/scores.ts";

const all: [string, NormalisationWord][] = Object.entries(normalisations);
const { raw, z, minmax, rank } = normalisations;
const live = () => fc.array(liveScore(), { minLength: 1, maxLength: 12 });
/** Whole numbers: a shift and a scale by whole numbers round nothing. */
const whole = () => fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 12 });

const close = (actual: readonly number[], expected: readonly number[]) => {
  expect(actual).toHaveLength(expected.length);
  for (const [i, x] of expected.entries()) expect(actual[i]).toBeCloseTo(x, 9);
};

it("normalisations are the words of graph files, each with its sentence", () => {
  expect(Object.keys(normalisations)).toEqual(["raw", "z", "minmax", "rank"]);
  for (const { about } of Object.values(normalisations)) expect(about).toMatch(/^[A-Z0-9].*\.$/);
});

describe.each(all)("%s", (name, { normalise, bias }) => {
  it("is finite where the score is, and NaN where it is dead", () =>
    fc.assert(
      fc.property(
        fc.array(fc.oneof(liveScore(), deadScore(), fc.constantFrom(-1.7e308, 1.7e308, 5e-324)), {
          minLength: 1,
        }),
        (row) => {
          const values = normalise(row);
          expect(values.map(Number.isFinite)).toEqual(row.map(Number.isFinite));
          expect(values.every((x, i) => Number.isFinite(row[i]) || Number.isNaN(x))).toBe(true);
        },
      ),
    ));
  it("does not let a dead score count", () =>
    fc.assert(
      fc.property(scores(), (row) => {
        const alive = row.filter(Number.isFinite);
        const values = normalise(row).filter((_, i) => Number.isFinite(row[i]));
        expect(values).toEqual(normalise(alive));
      }),
    ));
  it("permutes with the paths, keeps their order and ties, and leaves its input alone", () =>
    fc.assert(
      fc.property(whole(), fc.nat(11), (row, by) => {
        const turn = (values: readonly number[]) => [
          ...values.slice(by % row.length),
          ...values.slice(0, by % row.length),
        ];
        const before = [...row];
        const values = normalise(row);
        close(normalise(turn(row)), turn(values));
        for (const [i, x] of row.entries())
          for (const [j, y] of row.entries())
            expect(Math.sign((values[i] ?? NaN) - (values[j] ?? NaN)) + 0).toBe(
              Math.sign(x - y) + 0,
            );
        expect(row).toEqual(before);
      }),
    ));
  it(name === "raw" ? "hangs on nothing else" : "says that it hangs on the others", () => {
    if (name === "raw") expect(bias).toBeNull();
    else expect(bias).toMatch("hangs on the other paths");
  });
});

describe("raw", () => {
  it("is the score", () => expect(raw.normalise([3, -1, NaN])).toEqual([3, -1, NaN]));
});

describe("z", () => {
  it("has mean 0 and deviation 1 over the paths, or is 0 where all are equal", () =>
    fc.assert(
      fc.property(live(), (row) => {
        const values = z.normalise(row);
        const mean = values.reduce((a, b) => a + b) / row.length;
        const square = values.reduce((sum, x) => sum + x * x, 0) / row.length;
        expect(mean).toBeCloseTo(0, 9);
        const differ = new Set(row.map((x) => x + 0)).size > 1;
        expect(square).toBeCloseTo(differ ? 1 : 0, 9);
      }),
    ));
  it("is by the deviation of the population: 1, 2, 3 are √1.5 away", () =>
    close(z.normalise([1, 2, 3]), [-Math.sqrt(1.5), 0, Math.sqrt(1.5)]));
});

describe("minmax", () => {
  it("is 0…1, and reaches both where scores differ", () =>
    fc.assert(
      fc.property(live(), (row) => {
        const values = minmax.normalise(row);
        const differ = new Set(row.map((x) => x + 0)).size > 1;
        expect(Math.min(...values)).toBe(0);
        expect(Math.max(...values)).toBe(differ ? 1 : 0);
      }),
    ));
  it("tells the smallest and the largest numbers apart", () => {
    expect(minmax.normalise([0, 5e-324])).toEqual([0, 1]);
    expect(minmax.normalise([-1.7e308, 0, 1.7e308])).toEqual([0, 0.5, 1]);
  });
  it("is linear between them", () =>
    expect(minmax.normalise([-2, 0, 6, NaN])).toEqual([0, 0.25, 1, NaN]));
});

describe.each([
  ["z", z],
  ["minmax", minmax],
])("%s", (_, { normalise }) => {
  it("ignores a shift and a positive scale", () =>
    fc.assert(
      fc.property(whole(), fc.integer(), fc.integer({ min: 1, max: 99 }), (row, shift, scale) =>
        close(normalise(row.map((x) => scale * x + shift)), normalise(row)),
      ),
    ));
  it.each([[[0.1, 0.1, 0.1]], [[7]], [[0, -0]], [[1e308, 1e308]]])("is 0 for %j", (row) =>
    expect(normalise(row).map((x) => x + 0)).toEqual(row.map(() => 0)),
  );
});

describe("rank", () => {
  it("is the share of the others that score less, an equal one half", () => {
    expect(rank.normalise([5, 1, 9, 5, NaN])).toEqual([0.5, 0, 1, 0.5, NaN]);
    expect(rank.normalise([2, 2, 7])).toEqual([0.25, 0.25, 1]);
    expect(rank.normalise([0, -0])).toEqual([0.5, 0.5]);
  });
  it("is a half for one path, and for equal ones", () => {
    expect(rank.normalise([3])).toEqual([0.5]);
    expect(rank.normalise([4, 4, 4])).toEqual([0.5, 0.5, 0.5]);
  });
  it("is 0…1 with mean a half, and ignores what keeps the order", () =>
    fc.assert(
      fc.property(whole(), (row) => {
        const values = rank.normalise(row);
        expect(values.every((x) => x >= 0 && x <= 1)).toBe(true);
        expect(values.reduce((a, b) => a + b) / row.length).toBeCloseTo(0.5, 12);
        expect(rank.normalise(row.map((x) => x ** 3 + x))).toEqual(values);
      }),
    ));
});
