import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { meanOverCategories, type Tagged } from "../../bench/meanOverCategories.ts";

const tagged = (tag: Tagged["tag"], ...values: readonly number[]): readonly Tagged[] =>
  values.map((value) => ({ tag, value }));

describe("meanOverCategories", () => {
  it("weighs categories alike, whatever their size", () => {
    const values = [...tagged("colors", 1, 1, 1, 1, 0, 0, 0, 0), ...tagged("counting", 1, 1)];
    const { mean, categories } = meanOverCategories(values);
    expect(meanOverCategories([...values, ...tagged("position", 0)]).mean).toBe(0.5);
    expect({ mean, categories }).toEqual({ mean: 0.75, categories: { colors: 0.5, counting: 1 } });
  });
  it("knows the standard error of one mean, and of the mean of two", () => {
    // Variance of 0, 1: 1/2; of the mean of two: 1/4.
    expect(meanOverCategories(tagged("colors", 0, 1)).standardError).toBeCloseTo(0.5, 12);
    const two = [...tagged("colors", 0, 1), ...tagged("counting", 0, 1)];
    expect(meanOverCategories(two).standardError).toBeCloseTo(Math.sqrt(0.5) / 2, 12);
    expect(meanOverCategories(tagged("colors", 3, 3, 3)).standardError).toBe(0);
  });
  it("shifts with its values, turns with their sign, and has no order", () =>
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 4, maxLength: 20 }),
        fc.integer({ min: -9, max: 9 }),
        (numbers, by) => {
          const values = numbers.map(
            (value, i): Tagged => ({
              tag: i % 2 === 0 ? "colors" : "position",
              value,
            }),
          );
          const of = (change: (value: number) => number) =>
            meanOverCategories(values.map(({ tag, value }) => ({ tag, value: change(value) })));
          const plain = of((x) => x);
          expect(of((x) => x + by).mean).toBeCloseTo(plain.mean + by, 9);
          expect(of((x) => -x).mean).toBeCloseTo(-plain.mean, 9);
          expect(of((x) => x + by).standardError).toBeCloseTo(plain.standardError, 9);
          const turned = meanOverCategories(values.toReversed());
          expect(turned.mean).toBeCloseTo(plain.mean, 9);
        },
      ),
    ));
});
