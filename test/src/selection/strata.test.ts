import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawsAt } from "../../../src/random/drawsAt.ts";
import { placeAt } from "../../../src/random/Place.ts";
import { strata } from "../../../src/selection/strata.ts";
import {
  genericFeatures,
  plantedFeatures,
  tiedFeatures,
  wildFeatures,
} from "../../../src/testing/arbitraries/features.ts";
import { draws } from "../../../src/testing/arbitraries/weights.ts";

const at = (seed: number) => drawsAt(placeAt("strata", seed));
const counts = () => fc.integer({ min: 1, max: 14 });

describe("strata", () => {
  it("part all indices: each in one stratum, ascending, none empty, at most `count`", () =>
    fc.assert(
      fc.property(
        fc.oneof(tiedFeatures(), wildFeatures()),
        counts(),
        draws(),
        (features, count, draw) => {
          const parts = strata(features, count, draw);
          expect(parts.length).toBeLessThanOrEqual(count);
          expect(parts.flat().sort((a, b) => a - b)).toEqual([...features.keys()]);
          for (const part of parts) expect(part).toEqual([...part].sort((a, b) => a - b));
          const firsts = parts.map(([first]) => first as number);
          expect(firsts).not.toContain(undefined);
          expect(firsts).toEqual([...firsts].sort((a, b) => a - b));
        },
      ),
      { numRuns: 300 },
    ));
  it("lay duplicates with their twins", () => {
    expect(strata([[5], [1], [5], [-0], [0], [1]], 3, at(0))).toEqual([
      [0, 2],
      [1, 5],
      [3, 4],
    ]);
    expect(strata([[5], [1], [5]], 3, at(0))).toEqual([[0, 2], [1]]);
    expect(strata([[], [], []], 2, at(0))).toEqual([[0, 1, 2]]);
    fc.assert(
      fc.property(tiedFeatures(), counts(), draws(), (features, count, draw) => {
        const parts = strata(features, count, draw);
        const partsOf = (row: readonly number[]) =>
          parts.filter((part) => part.some((i) => `${features[i]}` === `${row}`));
        for (const row of features) expect(partsOf(row)).toHaveLength(1);
      }),
    );
  });
  it("are as many as asked of vectors that differ, and one for each where enough are asked", () =>
    fc.assert(
      fc.property(fc.nat(), counts(), (seed, count) => {
        const parts = strata(genericFeatures(seed, 10, 3), count, at(seed));
        expect(parts).toHaveLength(Math.min(count, 10));
      }),
    ));
  it("draw nothing where each vector is a stratum", () => {
    const never = () => {
      throw new Error("drawn");
    };
    expect(strata([[0], [1], [0], [3]], 3, never)).toEqual([[0, 2], [1], [3]]);
  });
  it("find planted groups", () => {
    for (let seed = 0; seed < 10; seed++) {
      const features = plantedFeatures(seed, { count: 20, groups: 4, length: 8, noise: 0.05 });
      expect(strata(features, 4, at(seed))).toEqual(
        [0, 1, 2, 3].map((group) => [group, group + 4, group + 8, group + 12, group + 16]),
      );
    }
  });
  it("repeat themselves, leave the features alone, and take typed rows", () =>
    fc.assert(
      fc.property(tiedFeatures(), counts(), fc.nat(), (features, count, seed) => {
        const before = structuredClone(features);
        const parts = strata(features, count, at(seed));
        expect(strata(features, count, at(seed))).toEqual(parts);
        const typed = features.map((row) => new Float32Array(row));
        expect(strata(typed, count, at(seed))).toEqual(parts);
        expect(features).toEqual(before);
      }),
    ));
  it("refuse what cannot be clustered", () => {
    expect(() => strata([[1], [Number.NaN]], 2, at(0))).toThrow("feature row 1 is not finite");
    for (const count of [0, -1, 1.5, Number.NaN])
      expect(() => strata([[1], [2]], count, at(0))).toThrow(`an integer ≥ 1, not ${count}`);
  });
});
