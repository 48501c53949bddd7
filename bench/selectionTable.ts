import { quantile } from "./quantile.ts";

/** One way from patches to representatives: processor milliseconds, and what came of it. */
export interface Way {
  readonly features: number;
  readonly clusters: number;
  /** Feature vectors, `[images][patches]`. */
  readonly scores: readonly ArrayLike<number>[];
  /** Indices of the representatives. */
  readonly kept: readonly number[];
}

/** Both ways, one after the other, on the same patches. */
export interface Round {
  readonly ours: Way;
  readonly theirs: Way;
}

const parts: Readonly<Record<string, (way: Way) => number>> = {
  features: ({ features }) => features,
  clusters: ({ clusters }) => clusters,
  "both together": ({ features, clusters }) => features + clusters,
};

/** Medians of the times, quartiles of their ratio, and how far the two ways agree; as text. */
export function selectionTable(rounds: readonly Round[]): string {
  const rows = Object.entries(parts).map(([name, time]) => {
    const of = (side: keyof Round) =>
      quantile(
        rounds.map((round) => time(round[side])),
        0.5,
      );
    const ratios = rounds.map(({ ours, theirs }) => time(theirs) / time(ours));
    const [low, middle, high] = [0.25, 0.5, 0.75].map((share) =>
      quantile(ratios, share).toFixed(1),
    );
    return `${name.padEnd(13)} ${ms(of("ours"))}  ${ms(of("theirs"))}  ${middle} (${low} to ${high})`;
  });
  const apart = Math.max(
    ...rounds.map(({ ours, theirs }) => difference(ours.scores, theirs.scores)),
  );
  const spread = (side: keyof Round) =>
    quantile(
      rounds.map((round) => spreadAround(round[side], round.ours.scores)),
      0.5,
    );
  const share = spread("ours") / spread("theirs");
  return [
    "                  ours  official  times less, median (quartiles)",
    ...rows,
    "",
    `processor milliseconds, medians of ${rounds.length} rounds; features differ by at most ` +
      `${apart.toExponential(0)} of the largest;`,
    `spread around the representatives, in parts of the official one: ${share.toFixed(3)}`,
  ].join("\n");
}

const ms = (time: number): string => time.toFixed(time < 100 ? 1 : 0).padStart(8);

/** The largest difference of two sets of vectors, in parts of the largest number. */
function difference(a: Way["scores"], b: Way["scores"]): number {
  let [apart, largest] = [0, 0];
  for (const [i, row] of a.entries())
    for (let j = 0; j < row.length; j++) {
      const other = (b[i] as ArrayLike<number>)[j] as number;
      largest = Math.max(largest, Math.abs(other));
      apart = Math.max(apart, Math.abs((row[j] as number) - other));
    }
  return apart / largest;
}

/** Σ squared distance of the vectors to the nearest representative. */
function spreadAround({ kept }: Way, scores: Way["scores"]): number {
  let sum = 0;
  for (const row of scores) {
    const distances = kept.map((index) => {
      const other = scores[index] as ArrayLike<number>;
      let squares = 0;
      for (let j = 0; j < row.length; j++)
        squares += ((row[j] as number) - (other[j] as number)) ** 2;
      return squares;
    });
    sum += Math.min(...distances);
  }
  return sum;
}
