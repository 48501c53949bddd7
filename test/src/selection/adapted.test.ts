import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { adapted } from "../../../src/selection/adapted.ts";
import { effectiveSampleSize } from "../../../src/selection/effectiveSampleSize.ts";
import type { Moment } from "../../../src/selection/Moment.ts";

const scores = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), {
  minLength: 1,
  maxLength: 10,
});
const moment = (about: Partial<Moment>): Moment => ({
  ...{ scale: 5, scales: 0.5, tokens: 0.25, before: 0, ess: () => 1, paths: 1 },
  ...about,
});
/** The effective sample size of scores under an inverse temperature: falls as it rises. */
const essOf = (values: readonly number[]) => (lambda: number) =>
  effectiveSampleSize(values.map((value) => lambda * value));

describe("adapted", () => {
  it("keeps the effective sample size, and goes as far as that allows", () =>
    fc.assert(
      fc.property(scores, fc.constantFrom(0.3, 0.5, 0.9), (values, ess) => {
        const size = essOf(values);
        const wanted = ess * values.length;
        const found = adapted({ to: 10, ess }, moment({ ess: size, paths: values.length }));
        expect(size(found)).toBeGreaterThanOrEqual(wanted);
        if (found < 10) expect(size(found + 1e-6)).toBeLessThan(wanted + 1e-4);
      }),
    ));
  it("takes the one before where even that breaks the bound", () => {
    const values = [0, 3, 3];
    const at = moment({ ess: essOf(values), paths: 3, before: 4, scales: 0.7 });
    expect(adapted({ to: 10, ess: 0.9 }, at)).toBe(4);
    expect(adapted({ to: 2, ess: 0.9 }, at)).toBe(2);
  });
  it("starts from the one before", () =>
    fc.assert(
      fc.property(scores, fc.double({ min: 0, max: 10, noNaN: true }), (values, before) => {
        const found = adapted(
          { to: 10, ess: 0.5 },
          moment({ ess: essOf(values), paths: values.length, before }),
        );
        expect(found).toBeGreaterThanOrEqual(before);
        expect(found).toBeLessThanOrEqual(10);
      }),
    ));
  it("ends at the end, however uneven the weights", () =>
    expect(adapted({ to: 10, ess: 1 }, moment({ scales: 1, ess: () => 1, paths: 9 }))).toBe(10));
});
