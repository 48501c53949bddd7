import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawsAt } from "../../../src/random/drawsAt.ts";
import { placeAt } from "../../../src/random/Place.ts";
import { bestOfEach } from "../../../src/selection/bestOfEach.ts";
import { medoids } from "../../../src/selection/medoids.ts";
import { picks } from "../../../src/selection/picks.ts";
import { strata } from "../../../src/selection/strata.ts";
import { genericFeatures, tiedFeatures } from "../../../src/testing/arbitraries/features.ts";

const at = (seed: number) => drawsAt(placeAt("picks", seed));

it("picks are the words of graph files, each with its sentence", () => {
  expect(Object.keys(picks)).toEqual(["medoid", "drawn", "best"]);
  for (const { about } of Object.values(picks)) expect(about).toMatch(/^[A-Z].*\.$/);
});

describe("medoid", () => {
  it("keeps the medoids with the log-weights they have, and says that this is not exact", () =>
    fc.assert(
      fc.property(tiedFeatures(), fc.nat(8), fc.nat(), (features, count, seed) => {
        const logWeights = features.map((_, i) => i / 3 - 1);
        const kept = picks.medoid.pick(features, logWeights, count, at(seed));
        expect(kept.map(({ index }) => index)).toEqual(medoids(features, count, at(seed)));
        for (const { index, logWeight } of kept) expect(logWeight).toBe(logWeights[index]);
        expect(picks.medoid.bias).toMatch(/nearest the centre/);
      }),
    ));
});

describe("drawn", () => {
  it("draws one of each stratum, from the same stream after it has clustered", () =>
    fc.assert(
      fc.property(tiedFeatures(), fc.integer({ min: 1, max: 8 }), fc.nat(), (rows, count, seed) => {
        const kept = picks.drawn.pick(
          rows,
          rows.map(() => 0),
          count,
          at(seed),
        );
        const parts = strata(rows, count, at(seed));
        for (const part of parts)
          expect(kept.filter(({ index }) => part.includes(index))).toHaveLength(1);
        expect(kept).toHaveLength(parts.length);
      }),
    ));
  it("is exact, clustering included, and says so", () => {
    const rounds = 6_000;
    const features = [...genericFeatures(3, 6, 2), ...genericFeatures(3, 2, 2)]; // two twins
    const logWeights = [0.3, -1, 2, -0.7, 1.1, 0, 0.4, -2];
    const values = logWeights.map(() => [] as number[]);
    for (let round = 0; round < rounds; round++) {
      const kept = picks.drawn.pick(features, logWeights, 3, at(round));
      for (const [i, seen] of values.entries()) {
        const own = kept.find(({ index }) => index === i);
        seen.push(own === undefined ? 0 : Math.exp(own.logWeight) / kept.length);
      }
    }
    for (const [i, seen] of values.entries()) {
      const mean = seen.reduce((a, b) => a + b) / rounds;
      const variance = seen.reduce((sum, x) => sum + (x - mean) ** 2, 0) / rounds;
      // 4.5 standard errors, 8 paths: a right one is refused with probability 5e-5.
      const bound = 4.5 * Math.sqrt(variance / rounds) + 1e-12;
      expect(Math.abs(mean - Math.exp(logWeights[i] ?? NaN) / 8)).toBeLessThanOrEqual(bound);
    }
    expect(picks.drawn.bias).toBeNull();
  });
});

describe("best", () => {
  it("keeps the best of each stratum, with its log-weight, and says that this is not exact", () =>
    fc.assert(
      fc.property(tiedFeatures(), fc.integer({ min: 1, max: 8 }), fc.nat(), (rows, count, seed) => {
        const logWeights = rows.map((_, i) => i / 3 - 1);
        const scores = rows.map((_, i) => (i * (seed % 11)) % 5);
        const kept = picks.best.pick(rows, logWeights, count, at(seed), scores);
        const parts = strata(rows, count, at(seed));
        const expected = bestOfEach(parts, scores, count);
        expect(kept.map(({ index }) => index)).toEqual(expected);
        for (const { index, logWeight } of kept) expect(logWeight).toBe(logWeights[index]);
        expect(kept).toHaveLength(Math.min(count, rows.length));
      }),
    ));
  it("alone looks at scores", () => {
    expect(picks.best.bias).toMatch(/highest score of a cluster/);
    const looking = Object.values(picks).map(({ looksAtScores }) => looksAtScores);
    expect(looking).toEqual([false, false, true]);
  });
});
