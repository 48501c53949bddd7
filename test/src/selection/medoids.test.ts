import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawsAt } from "../../../src/random/drawsAt.ts";
import { placeAt } from "../../../src/random/Place.ts";
import { clusters } from "../../../src/selection/clusters.ts";
import { distinct } from "../../../src/selection/distinct.ts";
import { medoids } from "../../../src/selection/medoids.ts";
import { rescaled } from "../../../src/selection/rescaled.ts";
import {
  type Features,
  genericFeatures,
  plantedFeatures,
  tiedFeatures,
  wildFeatures,
} from "../../../src/testing/arbitraries/features.ts";
import { draws } from "../../../src/testing/arbitraries/weights.ts";

const at = (seed: number) => drawsAt(placeAt("medoids", seed));
const anyFeatures = () => fc.oneof(tiedFeatures(), wildFeatures());

/** The clusters that `medoids` finds, as indices of `features`. */
function partition(features: Features, count: number, seed: number): readonly number[][] {
  const rows = rescaled(features);
  const order = distinct(rows);
  const points = order.map((i) => rows[i] as number[]);
  return clusters(points, count, at(seed)).map(({ members }) =>
    members.map((i) => order[i] as number),
  );
}

describe("medoids", () => {
  it("keeps min(count, N) different indices, ascending, of any finite rows and draws", () =>
    fc.assert(
      fc.property(anyFeatures(), fc.nat(14), draws(), (features, count, draw) => {
        const kept = medoids(features, count, draw);
        expect(kept).toHaveLength(Math.min(count, features.length));
        expect(kept).toEqual([...new Set(kept)].sort((a, b) => a - b));
        for (const i of kept) expect(features[i]).toBeDefined();
      }),
      { numRuns: 300 },
    ));
  it("repeats itself and leaves its input alone, and typed rows are the same", () =>
    fc.assert(
      fc.property(tiedFeatures(), fc.nat(6), fc.nat(), (features, count, seed) => {
        const before = structuredClone(features);
        const kept = medoids(features, count, at(seed));
        expect(medoids(features, count, at(seed))).toEqual(kept);
        const typed = features.map((row) => new Float32Array(row));
        expect(medoids(typed, count, at(seed))).toEqual(kept);
        expect(features).toEqual(before);
      }),
    ));
  it("represents each cluster by its member nearest to the mean of its members", () =>
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 8 }), (seed, count) => {
        const features = genericFeatures(seed, 10, 3);
        const kept = medoids(features, count, at(seed));
        const nearest = partition(features, count, seed).map((members) => {
          const mean = [0, 1, 2].map(
            (c) => members.reduce((sum, i) => sum + (features[i]?.[c] ?? NaN), 0) / members.length,
          );
          const distance = (i: number) =>
            Math.hypot(...mean.map((m, c) => m - (features[i]?.[c] ?? NaN)));
          const least = Math.min(...members.map(distance));
          return Math.min(...members.filter((i) => distance(i) <= least * (1 + 1e-9)));
        });
        expect(kept).toEqual(nearest.sort((a, b) => a - b));
      }),
    ));
  it("keeps one of each planted cluster, where a single run of K-Means often misses some", () => {
    const shape = { count: 64, groups: 16, length: 196, noise: 0.6 };
    for (let seed = 0; seed < 25; seed++) {
      const kept = medoids(plantedFeatures(seed, shape), 16, at(seed));
      expect(new Set(kept.map((i) => i % 16)).size).toBe(16);
    }
  });
  it("gives ties to the lower index: both of a cluster of two always tie", () => {
    expect(medoids([[0], [1], [10], [11]], 2, at(0))).toEqual([0, 2]);
    expect(medoids([[11], [1], [10], [0]], 2, at(0))).toEqual([0, 1]);
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const pair = genericFeatures(seed, 2, 5);
        expect(medoids([...pair, Array(5).fill(99)], 2, at(seed))).toEqual([0, 2]);
      }),
    );
  });
  it("chooses the same vectors in whatever order they come, but for clusters of two", () =>
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 5 }), fc.nat(), (seed, count, by) => {
        const features = genericFeatures(seed, 10, 3);
        const order = [...features.keys()];
        const turned = order.map((i) => order[(i * 3 + by) % 10] as number);
        const kept = medoids(
          turned.map((i) => features[i] as number[]),
          count,
          at(seed),
        ).map((i) => turned[i] as number);
        const untied = partition(features, count, seed).filter(({ length }) => length !== 2);
        const chosen = medoids(features, count, at(seed));
        for (const i of untied.flat()) expect(kept.includes(i)).toBe(chosen.includes(i));
      }),
    ));
  it("is blind to the features' scale", () =>
    fc.assert(
      fc.property(
        fc.nat(),
        fc.integer({ min: 1, max: 7 }),
        fc.constantFrom(2 ** -600, 2 ** -20, 2 ** 600),
        (seed, count, factor) => {
          const features = genericFeatures(seed, 8, 3);
          const scaled = features.map((row) => row.map((x) => x * factor));
          expect(medoids(scaled, count, at(seed))).toEqual(medoids(features, count, at(seed)));
        },
      ),
    ));
  it("keeps every distinct vector before it repeats one", () => {
    expect(medoids([[5], [5], [5], [5], [5]], 3, at(0))).toEqual([0, 1, 2]);
    expect(medoids([[1], [1], [0], [1], [0], [1]], 4, at(0))).toEqual([0, 1, 2, 3]);
    expect(medoids([[0], [0], [0], [8], [3], [3]], 4, at(0))).toEqual([0, 1, 3, 4]);
    fc.assert(
      fc.property(tiedFeatures(), fc.nat(12), draws(), (features, count, draw) => {
        const kept = medoids(features, count, draw).map((i) => `${features[i]}`);
        const different = new Set(features.map((row) => `${row}`)).size;
        expect(new Set(kept).size).toBe(Math.min(count, different));
      }),
    );
  });
  it("keeps all of as many or fewer, and none of none", () => {
    expect(medoids([[3, 4]], 1, at(0))).toEqual([0]);
    expect(medoids([[3], [3], [1]], 3, at(0))).toEqual([0, 1, 2]);
    expect(medoids([[3], [2]], 9, at(0))).toEqual([0, 1]);
    expect(medoids([], 2, at(0))).toEqual([]);
    expect(medoids([[3], [2]], 0, at(0))).toEqual([]);
    expect(medoids([[], [], []], 2, at(0))).toEqual([0, 1]);
  });
  it("survives what overflows or vanishes squared", () => {
    expect(medoids([[1e200], [-1e200], [9e199]], 2, at(0))).toEqual([0, 1]);
    expect(medoids([[1e-200], [9e-200], [2e-200]], 2, at(0))).toEqual([0, 1]);
    const far = Number.MAX_VALUE;
    expect(medoids([[far], [-far], [far * 0.9]], 2, at(0))).toEqual([0, 1]);
    expect(
      medoids(
        [
          [1, 0],
          [1, 1e-200],
          [1, 0],
        ],
        2,
        at(0),
      ),
    ).toEqual([0, 1]);
  });
  it("refuses what it cannot cluster, and names the row", () => {
    for (const dead of [NaN, Infinity, -Infinity])
      expect(() => medoids([[1], [2], [dead]], 2, at(0))).toThrow(/^feature row 2 is not finite/);
    expect(() => medoids([[1], [NaN]], 9, at(0))).toThrow(RangeError);
    expect(() => medoids([[1, 2], [3]], 1, at(0))).toThrow("row 1 has 1 numbers, row 0 has 2");
    for (const count of [-1, 1.5, NaN, Infinity])
      expect(() => medoids([[1], [2]], count, at(0))).toThrow(RangeError);
  });
});
