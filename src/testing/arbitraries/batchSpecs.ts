import fc from "fast-check";
import type { Certainty, Scored, Weighed } from "../../Path.ts";
import { firstKey } from "../../random/pathKey.ts";
import { liveScore } from "./scores.ts";

/** A path before it is put on a device. */
export interface PathSpec {
  readonly key: string;
  readonly lineage: readonly number[];
  readonly logWeight: number;
  readonly weighed: readonly Weighed[];
  /** Paths with the same number share their prefix. */
  readonly prefix: number;
  readonly features: readonly number[];
  readonly score: number;
  readonly history: readonly Scored[];
  readonly certainty: readonly Certainty[];
  /** 0 if absent. */
  readonly family?: number;
}

/** A batch before it is put on a device: numbers alone. */
export interface BatchSpec {
  readonly prompt: string;
  readonly seed: number;
  readonly n: number;
  readonly scale: number;
  readonly paths: readonly PathSpec[];
}

/** What a batch is drawn from. */
export interface BatchBounds {
  readonly minPaths?: number;
  readonly maxPaths?: number;
  readonly score?: fc.Arbitrary<number>;
  readonly feature?: fc.Arbitrary<number>;
}

/** 1–12 paths of any history; ties, duplicates and shared prefixes are common. */
export const batchSpecs = ({
  minPaths = 1,
  maxPaths = 12,
  score = liveScore(),
  feature = fc.oneof(fc.integer({ min: -2, max: 2 }), fc.double({ min: -9, max: 9, noNaN: true })),
}: BatchBounds = {}): fc.Arbitrary<BatchSpec> =>
  fc.record({
    prompt: fc.constantFrom("two stars", "a red circle", "é★"),
    seed: fc.oneof(fc.nat(9), fc.constantFrom(0, 2 ** 53 - 1), fc.maxSafeNat()),
    n: fc.integer({ min: 1, max: 3 }),
    scale: fc.integer({ min: 0, max: 11 }),
    paths: fc
      .array(pathSpec(score, feature), { minLength: minPaths, maxLength: maxPaths })
      .map((paths) => paths.map((path, i) => ({ ...path, key: firstKey(i) }))),
  });

const pathSpec = (
  score: fc.Arbitrary<number>,
  feature: fc.Arbitrary<number>,
): fc.Arbitrary<Omit<PathSpec, "key">> =>
  fc.record({
    lineage: fc.array(fc.nat(9), { minLength: 1, maxLength: 4 }),
    logWeight: fc
      .oneof(fc.constant(0), fc.double({ min: -5, max: 5, noNaN: true }))
      .map((x) => x + 0), // JSON knows no −0
    weighed: fc.array(
      fc.record({
        scale: fc.nat(9),
        lambda: fc.double({ min: 0, max: 20, noNaN: true }),
        logPotential: fc.double({ min: -5, max: 5, noNaN: true }).map((x) => x + 0),
      }),
      { maxLength: 2 },
    ),
    prefix: fc.nat(5),
    features: fc.array(feature, { minLength: 3, maxLength: 3 }),
    score,
    history: fc
      .array(score, { minLength: 1, maxLength: 4 })
      .map((scores) =>
        scores.map((own, scale) => ({ scale, reward: "alignment", score: own }) as Scored),
      ),
    certainty: fc
      .array(fc.tuple(fc.double({ min: -5, max: 0, noNaN: true }), fc.constantFrom(0, 0.25, 1)), {
        minLength: 1,
        maxLength: 3,
      })
      .map((all) =>
        all.map(([own, confidence], scale) => ({ scale, logProbability: own + 0, confidence })),
      ),
  });

/** Changes every path of a batch. */
export const withPaths = (
  spec: BatchSpec,
  change: (path: PathSpec, place: number) => Partial<PathSpec>,
): BatchSpec => ({
  ...spec,
  paths: spec.paths.map((path, place) => ({ ...path, ...change(path, place) })),
});

/** The same score for a path now, and as the last of its history. */
export const scored = (score: number): Pick<PathSpec, "score" | "history"> => ({
  score,
  history: [{ scale: 0, reward: "alignment", score }],
});

/** Paths of these scores, with nothing else that tells them apart but their keys. */
export const specOfScores = (
  scores: readonly number[],
  about: Partial<Omit<BatchSpec, "paths">> = {},
): BatchSpec => ({
  prompt: "two stars",
  seed: 1,
  n: 1,
  scale: 6,
  ...about,
  paths: scores.map((score, i) => ({
    key: firstKey(i),
    lineage: [i],
    logWeight: 0,
    weighed: [],
    prefix: i,
    features: [i],
    certainty: [{ scale: 0, logProbability: -0.5, confidence: 0.5 }],
    ...scored(score),
  })),
});
