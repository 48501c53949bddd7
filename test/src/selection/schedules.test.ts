import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { effectiveSampleSize } from "../../../src/selection/effectiveSampleSize.ts";
import {
  endOf,
  lambdaAt,
  type Moment,
  schedules,
  Tempering,
} from "../../../src/selection/schedules.ts";

const to = fc.constantFrom(0, 0.1, 1, 10, 1e9);
const share = fc.double({ min: 0, max: 1, noNaN: true });
const scores = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), {
  minLength: 1,
  maxLength: 10,
});
const moment = (about: Partial<Moment> = {}): Moment => ({
  scales: 0.5,
  tokens: 0.25,
  before: 0,
  ess: () => 1,
  paths: 1,
  ...about,
});
/** The effective sample size of scores under an inverse temperature: falls as it rises. */
const essOf = (values: readonly number[]) => (lambda: number) =>
  effectiveSampleSize(values.map((value) => lambda * value));

describe("schedules", () => {
  it("are the words of graph files", () =>
    expect(Object.keys(schedules)).toEqual(["linear", "tokens", "adaptive"]));
  it("keep one number for all scales", () =>
    fc.assert(
      fc.property(to, share, (lambda, scales) => {
        expect(lambdaAt(lambda, moment({ scales }))).toBe(lambda);
        expect(endOf(lambda)).toBe(lambda);
      }),
    ));
  it("rise with the share of scales, or of tokens", () =>
    fc.assert(
      fc.property(to, share, share, (end, scales, tokens) => {
        const at = moment({ scales, tokens });
        expect(lambdaAt({ linear: end }, at)).toBe(end * scales);
        expect(lambdaAt({ tokens: end }, at)).toBe(end * tokens);
      }),
    ));
  it("end where they should", () =>
    fc.assert(
      fc.property(to, share, scores, (end, ess, values) => {
        const last = moment({ scales: 1, tokens: 1, ess: essOf(values), paths: values.length });
        for (const schedule of [{ linear: end }, { tokens: end }, { adaptive: { to: end, ess } }]) {
          expect(lambdaAt(schedule, last)).toBe(end);
          expect(endOf(schedule)).toBe(end);
        }
      }),
    ));
  it("adaptive keeps the effective sample size, and goes as far as that allows", () =>
    fc.assert(
      fc.property(scores, fc.constantFrom(0.3, 0.5, 0.9), (values, ess) => {
        const size = essOf(values);
        const wanted = ess * values.length;
        const found = lambdaAt(
          { adaptive: { to: 10, ess } },
          moment({ ess: size, paths: values.length }),
        );
        expect(size(found)).toBeGreaterThanOrEqual(wanted);
        if (found < 10) expect(size(found + 1e-6)).toBeLessThan(wanted + 1e-4);
      }),
    ));
  it("adaptive takes the one before where even that breaks the bound", () => {
    const values = [0, 3, 3];
    const at = moment({ ess: essOf(values), paths: 3, before: 4, scales: 0.7 });
    expect(lambdaAt({ adaptive: { to: 10, ess: 0.9 } }, at)).toBe(4);
    expect(lambdaAt({ adaptive: { to: 2, ess: 0.9 } }, at)).toBe(2);
  });
  it("adaptive starts from the one before", () =>
    fc.assert(
      fc.property(scores, fc.double({ min: 0, max: 10, noNaN: true }), (values, before) => {
        const found = lambdaAt(
          { adaptive: { to: 10, ess: 0.5 } },
          moment({ ess: essOf(values), paths: values.length, before }),
        );
        expect(found).toBeGreaterThanOrEqual(before);
        expect(found).toBeLessThanOrEqual(10);
      }),
    ));
  it("are read from a file and nothing else is", () => {
    for (const good of [0, 10, { linear: 1 }, { tokens: 10 }, { adaptive: { to: 10, ess: 0.5 } }])
      expect(Tempering.decode(good)).toEqual({ _tag: "Right", right: good });
    for (const bad of [
      ...[-1, Number.NaN, 2e9, "linear", { linear: -1 }, { linear: 1, tokens: 1 }, {}],
      ...[{ adaptive: 10 }, { adaptive: { to: 10, ess: 2 } }, { quadratic: 1 }, null],
    ])
      expect(Tempering.decode(bad)._tag).toBe("Left");
  });
});
