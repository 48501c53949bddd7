import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawsAt } from "../../../src/random/drawsAt.ts";
import { placeAt } from "../../../src/random/Place.ts";
import { clusters } from "../../../src/selection/clusters.ts";
import { squaredDistance } from "../../../src/selection/squaredDistance.ts";
import { genericFeatures } from "../../../src/testing/arbitraries/features.ts";

const points = (seed: number) => genericFeatures(seed, 9, 2).map((row) => [...row]);
const draw = (seed: number) => drawsAt(placeAt("clusters", seed));

describe("clusters", () => {
  it("part the points, and each centre is its members' mean and their nearest", () =>
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 9 }), (seed, count) => {
        const rows = points(seed);
        const found = clusters(rows, count, draw(seed));
        expect(found).toHaveLength(count);
        expect(found.flatMap(({ members }) => members).sort()).toEqual([...rows.keys()]);
        for (const { members, centre } of found) {
          for (const [c, x] of centre.entries())
            expect(x).toBeCloseTo(
              members.reduce((sum, i) => sum + (rows[i]?.[c] ?? NaN), 0) / members.length,
              12,
            );
          for (const i of members)
            for (const other of found)
              expect(squaredDistance(rows[i] ?? [], centre)).toBeLessThanOrEqual(
                squaredDistance(rows[i] ?? [], other.centre) + 1e-12,
              );
        }
      }),
    ));
  it("are the best of all partitions into two, found by trying each", () => {
    for (let seed = 0; seed < 30; seed++) {
      const rows = points(seed);
      const found = clusters(rows, 2, draw(seed)).map(({ members }) => members);
      const all = Array.from({ length: 2 ** 8 - 1 }, (_, mask) =>
        [0, 1].map((side) => [...rows.keys()].filter((i) => (((mask + 1) >> i) & 1) === side)),
      );
      const best = Math.min(...all.map((parts) => inertia(rows, parts)));
      expect(inertia(rows, found)).toBeCloseTo(best, 12);
    }
  });
  it("may be fewer where points coincide", () => {
    const found = clusters([[0], [0], [0], [1]], 3, draw(0));
    expect(found.map(({ members }) => members.length).sort()).toEqual([1, 3]);
  });
});

function inertia(rows: readonly number[][], parts: readonly (readonly number[])[]): number {
  return parts
    .map((part) => part.map((i) => rows[i] ?? []))
    .flatMap((part) => {
      const mean = [0, 1].map((c) => part.reduce((s, p) => s + (p[c] ?? NaN), 0) / part.length);
      return part.map((p) => squaredDistance(p, mean));
    })
    .reduce((a, b) => a + b);
}
