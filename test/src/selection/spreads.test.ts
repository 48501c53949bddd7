import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawsAt } from "../../../src/random/drawsAt.ts";
import { placeAt } from "../../../src/random/Place.ts";
import { bestApart } from "../../../src/selection/bestApart.ts";
import { bestGroup } from "../../../src/selection/bestGroup.ts";
import { determinantal } from "../../../src/selection/determinantal.ts";
import { farthestFirst } from "../../../src/selection/farthestFirst.ts";
import { kMedoids } from "../../../src/selection/kMedoids.ts";
import { marginalRelevance } from "../../../src/selection/marginalRelevance.ts";
import { pairDistances } from "../../../src/selection/pairDistances.ts";
import { rescaled } from "../../../src/selection/rescaled.ts";
import { spreadOf, spreads } from "../../../src/selection/spreads.ts";
import {
  genericFeatures,
  tiedFeatures,
  wildFeatures,
} from "../../../src/testing/arbitraries/features.ts";

const choices = [
  "farthest-point",
  "k-medoids",
  { dpp: 1 },
  { mmr: 0.7 },
  { group: 0.5 },
  { distance: 1 },
] as const;
const at = (seed: number) => drawsAt(placeAt("spreads", seed));
const scoresOf = (points: readonly unknown[]) => points.map((_, i) => ((i * 7) % 5) - 2);
const sorted = (places: readonly number[]) => [...places].sort((a, b) => a - b);

it("spreads are the words of graph files, each with its sentence and its bias", () => {
  expect(Object.keys(spreads)).toEqual(
    choices.map((c) => (typeof c === "string" ? c : Object.keys(c)[0])),
  );
  for (const { about, bias } of Object.values(spreads)) {
    expect(about).toMatch(/^[A-Z].*\.$/);
    expect(bias).toMatch(/^(the|good) .* kept/);
  }
  expect(Object.values(spreads).map(({ looksAtScores }) => looksAtScores)).toEqual([
    ...[false, false],
    ...[true, true, true, true],
  ]);
});

describe.each(choices.map((choice) => [JSON.stringify(choice), choice] as const))(
  "%s",
  (_, choice) => {
    const { keep, looksAtScores } = spreadOf(choice);
    it("keeps as many different ones, ascending, of any features; the same for the same draws", () =>
      fc.assert(
        fc.property(
          fc.oneof(tiedFeatures(), wildFeatures()),
          fc.nat(14),
          fc.nat(),
          (features, count, seed) => {
            const kept = keep(features, scoresOf(features), count, at(seed));
            expect(kept).toEqual(sorted([...new Set(kept)]));
            expect(kept).toHaveLength(Math.min(count, features.length));
            for (const place of kept) expect(features[place]).toBeDefined();
            expect(keep(features, scoresOf(features), count, at(seed))).toEqual(kept);
          },
        ),
      ));
    it("looks at features up to shift and factor, and at scores if it says so", () => {
      const features = genericFeatures(4, 10, 3);
      const scores = scoresOf(features).map((score, i) => score + i / 100);
      const kept = keep(features, scores, 4, at(1));
      const moved = features.map((row) => Float64Array.from(row, (x) => 1024 * x));
      expect(
        keep(
          moved.map((row) => [...row]),
          scores,
          4,
          at(1),
        ),
      ).toEqual(kept);
      const others = Array.from({ length: 20 }, (__, turn) =>
        keep(
          features,
          scores.map((score, i) => score * Math.cos(turn * i)),
          4,
          at(1),
        ).join(),
      );
      expect(new Set(others).size > 1).toBe(looksAtScores);
    });
    it("keeps the first of equals, or who is drawn", () => {
      const kept = keep([[2], [2], [2], [2]], [1, 1, 1, 1], 2, () => 0);
      expect(kept).toEqual([0, 1]);
    });
    it("refuses features that are dead or of unequal length, and counts that are none", () => {
      expect(() => keep([[1], [NaN]], [0, 0], 1, at(0))).toThrow(RangeError);
      expect(() => keep([[1], [Infinity]], [0, 0], 1, at(0))).toThrow(RangeError);
      expect(() => keep([[1], [1, 2]], [0, 0], 1, at(0))).toThrow(RangeError);
      expect(() => keep([[1], [2]], [0, 0], -1, at(0))).toThrow(RangeError);
      expect(() => keep([[1], [2]], [0, 0], 1.5, at(0))).toThrow(RangeError);
    });
  },
);

it("each word is its algorithm, with the number that it takes", () => {
  const features = genericFeatures(8, 12, 3);
  const scores = scoresOf(features).map((score, i) => score + i / 100);
  const distances = pairDistances(rescaled(features));
  const by = (choice: (typeof choices)[number]) =>
    spreadOf(choice).keep(features, scores, 5, at(2));
  expect(by("k-medoids")).toEqual(sorted(kMedoids(distances, 5)));
  expect(by({ dpp: 1 })).toEqual(sorted(determinantal(distances, scores, 1, 5)));
  expect(by({ mmr: 0.7 })).toEqual(sorted(marginalRelevance(distances, scores, 0.7, 5)));
  expect(by({ group: 0.5 })).toEqual(sorted(bestGroup(distances, scores, 0.5, 5)));
  expect(by({ distance: 1 })).toEqual(sorted(bestApart(distances, scores, 1, 5)));
  const start = Math.floor(at(2)() * 12);
  expect(by("farthest-point")).toEqual(sorted(farthestFirst(features, [start], 5)));
});
it("farthest-point starts at any path", () => {
  const { keep } = spreadOf("farthest-point");
  const features = genericFeatures(8, 5, 3);
  const starts = Array.from({ length: 200 }, (_, seed) => keep(features, [], 1, at(seed))[0]);
  expect(new Set(starts).size).toBe(5);
  expect(keep(features, [], 1, () => 1 - 2 ** -53)).toEqual([4]);
});
