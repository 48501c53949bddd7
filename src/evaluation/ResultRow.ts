import * as t from "io-ts";
import { closed, Finite, Natural, NonNegative, PositiveInt } from "../codecs.ts";

const Sha256 = t.refinement(t.string, (s) => /^[0-9a-f]{64}$/.test(s), "64 hexadecimal digits");

const FlopsByPart = closed({
  transformer: NonNegative,
  decode: NonNegative,
  extract: NonNegative,
  score: NonNegative,
});

/** What was drawn and how: equal places of two evaluations are the same experiment. */
const place = {
  /** Name of the graph. */
  graph: t.string,
  n: PositiveInt,
  prompt: t.string,
  seed: Natural,
};

/**
 * One image of an evaluation: a function of the inputs alone, so that two evaluations with equal
 * settings have equal rows on one device class.
 */
export const ResultRow = closed({
  ...place,
  /** Category of the prompt; `null` where the list has none. */
  tag: t.union([t.string, t.null]),
  /** Noise key of the path that was kept. */
  key: t.string,
  /** SHA-256 of the picture's PNG file. */
  image: Sha256,
  /** Every reward of the finished picture, by role, searched with or not; `null` where it broke. */
  scores: t.record(t.string, t.union([Finite, t.null])),
  /** Judge's verdict; `null` where there is no judge, or the prompt asks for nothing it knows. */
  correct: t.union([t.boolean, t.null]),
  /** What the judge missed; empty where it missed nothing. */
  reason: t.string,
  /** Paths that generated each scale. */
  widths: t.array(PositiveInt),
  /** Distinct first paths that those which generated each scale come from. */
  ancestors: t.array(PositiveInt),
  /** As the plan says: every path counted as if it were distinct. */
  flops: FlopsByPart,
  /** What ran after identical prefixes were computed once. */
  flopsExecuted: FlopsByPart,
  /**
   * Features of the finished picture, of unit norm: one signed byte a number, 127 standing for 1,
   * in base64; `null` where the bundle has no encoder.
   */
  features: t.union([t.string, t.null]),
});
export type ResultRow = t.TypeOf<typeof ResultRow>;
