import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gateThenRank } from "../../../src/selection/gateThenRank.ts";

const number = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
const pairs = fc.array(fc.tuple(number, number), { minLength: 1, maxLength: 9 });
const scored = (paths: readonly (readonly [number, number])[], from: number) =>
  gateThenRank(
    paths.map(([gate]) => gate),
    paths.map(([, rank]) => rank),
    from,
  );

describe("gateThenRank", () => {
  it("puts all that reach the threshold before all that do not, in 0…2", () =>
    fc.assert(
      fc.property(pairs, number, (paths, from) => {
        for (const [i, score] of scored(paths, from).entries()) {
          const passes = (paths[i]?.[0] ?? NaN) >= from;
          expect(score).toBeGreaterThanOrEqual(passes ? 1 : 0);
          expect(score).toBeLessThanOrEqual(passes ? 2 : 0.5);
          if (!passes) expect(score).toBeLessThan(1);
        }
      }),
    ));
  it("ranks those that pass by the rank alone, and the others by the gate alone", () =>
    fc.assert(
      fc.property(pairs, number, (paths, from) => {
        const scores = scored(paths, from);
        for (const [i, [gate, rank]] of paths.entries())
          for (const [j, [otherGate, otherRank]] of paths.entries()) {
            if (gate >= from !== otherGate >= from) continue;
            const [own, other] = gate >= from ? [rank, otherRank] : [gate, otherGate];
            if (own >= other)
              expect(scores[i] as number).toBeGreaterThanOrEqual(scores[j] as number);
            // Strictly where squash still tells them apart.
            if (
              own - other > 1e-3 &&
              Math.max(Math.abs(own), Math.abs(other), Math.abs(from)) < 1e5
            )
              expect(scores[i] as number).toBeGreaterThan(scores[j] as number);
          }
      }),
    ));
  it("gives a path its score whatever stands beside it", () =>
    fc.assert(
      fc.property(pairs, number, (paths, from) => {
        expect(scored(paths, from)).toEqual(paths.flatMap((path) => scored([path], from)));
      }),
    ));
  it.each<[number, number, number, number]>([
    [0, 0, 0, 1.5], // exactly at the threshold is past it
    [-0, 0, 0, 1.5],
    [-5e-324, 9, 0, 0.5], // the nearest below it is not
    [1, Infinity, 0, 2],
    [1, -Infinity, 0, 1],
    [-1.7e308, 0, 1.7e308, 0],
    [1, 1, 0, 1.75],
    [1, -1, 0, 1.25],
  ])("gate %d, rank %d from %d is %d", (gate, rank, from, score) =>
    expect(scored([[gate, rank]], from)).toEqual([score]),
  );
  it("leaves a rank that is no number none", () => expect(scored([[1, NaN]], 0)).toEqual([NaN]));
});
