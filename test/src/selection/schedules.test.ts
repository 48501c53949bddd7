import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { effectiveSampleSize } from "../../../src/selection/effectiveSampleSize.ts";
import type { Moment } from "../../../src/selection/Moment.ts";
import {
  endOf,
  lambdaAt,
  schedules,
  Tempering,
  unfitFor,
} from "../../../src/selection/schedules.ts";

const to = fc.constantFrom(0, 0.1, 1, 10, 1e9);
const share = fc.double({ min: 0, max: 1, noNaN: true });
const scores = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), {
  minLength: 1,
  maxLength: 10,
});
const moment = (about: Partial<Moment> = {}): Moment => ({
  scale: 0,
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
    expect(Object.keys(schedules)).toEqual([
      ...["linear", "tokens", "polynomial", "exponential", "consistency", "adaptive"],
    ]));
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
        const about = { scale: 2, ess: essOf(values), paths: values.length };
        const last = moment({ scales: 1, tokens: 1, ...about });
        for (const schedule of [
          ...[{ linear: end }, { tokens: end }, { adaptive: { to: end, ess } }],
          ...[{ polynomial: { to: end, power: 3 } }, { exponential: { to: end } }],
          ...[{ exponential: { to: end, rate: 0.01 } }, { exponential: { to: end, rate: 5 } }],
          { consistency: { to: end, by: [0.1, 0.2, 0.9] } },
        ] satisfies Tempering[]) {
          expect(lambdaAt(schedule, last)).toBe(end);
          expect(endOf(schedule)).toBe(end);
        }
      }),
    ));
  it("rise with a power of the share of scales", () =>
    fc.assert(
      fc.property(to, fc.constantFrom(0.5, 1, 2, 3), share, (end, power, scales) => {
        const at = moment({ scales });
        expect(lambdaAt({ polynomial: { to: end, power } }, at)).toBe(end * scales ** power);
        expect(lambdaAt({ polynomial: { to: end, power: 1 } }, at)).toBe(
          lambdaAt({ linear: end }, at),
        );
      }),
    ));
  it("never pass their end, and never fall", () =>
    fc.assert(
      fc.property(
        to,
        fc.constantFrom(0.5, 2, 3),
        fc.double({ min: 1e-3, max: 3, noNaN: true }),
        fc.integer({ min: 2, max: 20 }),
        (end, power, rate, count) => {
          for (const schedule of [
            ...[{ linear: end }, { polynomial: { to: end, power } }],
            ...[{ exponential: { to: end } }, { exponential: { to: end, rate } }],
          ] satisfies Tempering[]) {
            let before = 0;
            for (let scale = 0; scale < count; scale++) {
              const at = moment({ scale, scales: (scale + 1) / count });
              const now = lambdaAt(schedule, at);
              expect(now).toBeGreaterThanOrEqual(before);
              expect(now).toBeLessThanOrEqual(end);
              before = now;
            }
            expect(before).toBe(end);
          }
        },
      ),
    ));
  it("say which models they cannot be taken for", () => {
    const by = [0.1, 0.5, 1];
    expect(unfitFor({ consistency: { to: 1, by } }, 3)).toBe(null);
    expect(unfitFor({ consistency: { to: 1, by } }, 13)).toBe(
      "consistency has 3 correlations in by, for 13 scales",
    );
    for (const tempering of [10, { linear: 1 }, { exponential: { to: 1 } }] satisfies Tempering[])
      expect(unfitFor(tempering, 13)).toBe(null);
  });
  it("are read from a file and nothing else is", () => {
    for (const good of [
      0,
      10,
      { linear: 1 },
      { tokens: 10 },
      { adaptive: { to: 10, ess: 0.5 } },
      ...[{ polynomial: { to: 10, power: 0.5 } }, { exponential: { to: 10 } }],
      ...[{ exponential: { to: 10, rate: 0.1 } }, { consistency: { to: 10, by: [0, 1] } }],
    ])
      expect(Tempering.decode(good)).toEqual({ _tag: "Right", right: good });
    for (const bad of [
      ...[-1, Number.NaN, 2e9, "linear", { linear: -1 }, { linear: 1, tokens: 1 }, {}],
      ...[{ adaptive: 10 }, { adaptive: { to: 10, ess: 2 } }, { quadratic: 1 }, null],
      ...[{ polynomial: 10 }, { polynomial: { to: 10, power: 0 } }, { exponential: 10 }],
      ...[{ exponential: { to: 10, rate: -1 } }, { consistency: { to: 10, by: [] } }],
      ...[{ consistency: { to: 10, by: [1, 0] } }, { consistency: { to: 10, by: [1.1, 1] } }],
    ])
      expect(Tempering.decode(bad)._tag).toBe("Left");
  });
});
