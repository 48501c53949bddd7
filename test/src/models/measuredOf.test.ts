import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { measuredOf } from "../../../src/models/measuredOf.ts";

const chance = fc.oneof(
  fc.constantFrom(0, 0.5, 1),
  fc.double({ min: 2 ** -24, max: 1 - 2 ** -24, noNaN: true }),
);

/** Chances of 1–3 prefixes, and paths that drew from them: no bit that could not be. */
const drawings = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 3 }))
  .chain(([count, rows]) =>
    fc.record({
      rows: fc.array(fc.array(chance, { minLength: count, maxLength: count }), {
        minLength: rows,
        maxLength: rows,
      }),
      paths: fc.array(
        fc.record({
          u: fc.nat(rows - 1),
          noise: fc.array(fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true }), {
            minLength: count,
            maxLength: count,
          }),
        }),
        { minLength: 1, maxLength: 4 },
      ),
    }),
  )
  .map(({ rows, paths }) => ({
    rows,
    fan: paths.map(({ u }) => u),
    bits: paths.map(({ u, noise }) => noise.map((x, i) => Number(x < (rows[u]?.[i] ?? NaN)))),
  }));

describe("measuredOf", () => {
  it("gives each path the mean of its bits' log-chances, and of |2p − 1|", () =>
    fc.assert(
      fc.property(drawings, ({ rows, fan, bits }) => {
        const measured = measuredOf({ bits: bits.flat(), probabilities: rows.flat(), fan });
        for (const [path, u] of fan.entries()) {
          const own = (rows[u] ?? []).map((p, i) => (bits[path]?.[i] === 1 ? p : 1 - p));
          const likelihood = own.reduce((a, p) => a * p, 1);
          expect(Math.exp((measured.logProbability[path] ?? NaN) * own.length)).toBeCloseTo(
            likelihood,
            9,
          );
          const sure = own.reduce((a, p) => a + Math.abs(2 * p - 1), 0) / own.length;
          expect(measured.confidence[path]).toBeCloseTo(sure, 9);
          expect(measured.logProbability[path]).toBeLessThanOrEqual(0);
          expect(measured.confidence[path]).toBeGreaterThanOrEqual(0);
          expect(measured.confidence[path]).toBeLessThanOrEqual(1);
        }
      }),
    ));
  it.each([
    ["a coin toss", 1, 0.5, Math.log(0.5), 0],
    ["a bit that was set to 1", 1, 1, 0, 1],
    ["a bit that was set to 0", 0, 0, 0, 1],
    ["a bit forced where it could not be", 1, 0, -Infinity, 1],
    ["a chance of 0 below what 1 − p tells", 0, 1e-20, -1e-20, 1],
  ])("of %s", (_, bit, one, logProbability, confidence) =>
    expect(measuredOf({ bits: [bit], probabilities: [one], fan: [0] })).toEqual({
      logProbability: [logProbability],
      confidence: [confidence],
    }),
  );
  it("refuses what does not fit", () => {
    const bits = [1, 0];
    expect(() => measuredOf({ bits, probabilities: [0.5], fan: [0] })).toThrow(RangeError);
    expect(() => measuredOf({ bits, probabilities: [0.5], fan: [0, 1] })).toThrow(
      "2 bits of 2 paths, 1 chances",
    );
    expect(() => measuredOf({ bits: [1, 0, 1], probabilities: [0.5], fan: [0, 0] })).toThrow(
      RangeError,
    );
  });
});
