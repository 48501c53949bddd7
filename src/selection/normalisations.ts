import { amongAlive } from "./amongAlive.ts";

/**
 * Puts one reward's scores `[paths]` on a scale of its own: `[paths]`, in the same order, finite
 * where a score is; NaN for a dead one (NaN, ±∞), which no other path's number hangs on.
 */
export type Normalise = (scores: readonly number[]) => readonly number[];

/** A word of graph files for a way to normalise. */
export interface NormalisationWord {
  /** One sentence for a person. */
  readonly about: string;
  readonly normalise: Normalise;
  /** Why a final score of this kind changes the law of what is drawn; `null` where it does not. */
  readonly bias: string | null;
}

const plus = (a: number, b: number): number => a + b;
const hangsOnOthers = "its score hangs on the other paths' scores";

/** 0 for the least, 1 for the largest; zeros where all are equal. */
const unit: Normalise = (scores) => {
  const [low, high] = [
    scores.reduce((a, b) => Math.min(a, b)),
    scores.reduce((a, b) => Math.max(a, b)),
  ];
  // Halved only where the difference overflows: halves of the smallest numbers are all 0.
  const part = high - low < Infinity ? 1 : 0.5;
  const [least, spread] = [low * part, high * part - low * part];
  return scores.map((x) => (spread > 0 ? (x * part - least) / spread : 0));
};

/** From the unit scale, so that rounding is no deviation where all are equal. */
const standard: Normalise = (scores) => {
  const units = unit(scores);
  const mean = units.reduce(plus) / units.length;
  const variance = units.map((x) => (x - mean) ** 2).reduce(plus) / units.length;
  return units.map((x) => (variance > 0 ? (x - mean) / Math.sqrt(variance) : 0));
};

const beaten: Normalise = (scores) => {
  if (scores.length === 1) return [0.5];
  const sorted = [...scores].sort((a, b) => a - b);
  return scores.map(
    (own) => (sorted.indexOf(own) + sorted.lastIndexOf(own)) / 2 / (scores.length - 1),
  );
};

const lone =
  (f: Normalise): Normalise =>
  (scores) =>
    amongAlive([scores], ([alive = []]) => f(alive));

/**
 * Ways to make the scores of several rewards comparable, by the words of graph files.
 *
 * @see strategies.md 4.7
 */
export const normalisations = {
  raw: {
    about: "Scores as the reward gives them.",
    normalise: lone((scores) => scores),
    bias: null,
  },
  z: {
    about: "Less the paths' mean, in units of their standard deviation; 0 where all are equal.",
    normalise: lone(standard),
    bias: hangsOnOthers,
  },
  minmax: {
    about: "0 for the least of the paths, 1 for the largest; 0 where all are equal.",
    normalise: lone(unit),
    bias: hangsOnOthers,
  },
  rank: {
    about: "Share of the other paths that score less, 0…1; an equal one counts half.",
    normalise: lone(beaten),
    bias: hangsOnOthers,
  },
} satisfies Record<string, NormalisationWord>;
