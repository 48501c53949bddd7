import { isotonic } from "../selection/isotonic.ts";
import type { Predictor } from "../selection/predictor.ts";
import { ridge } from "../selection/ridge.ts";
import { centred } from "./centred.ts";
import { predictionsOf } from "./predictionsOf.ts";
import type { RawScores } from "./RawScores.ts";

/** A score that a predictor may look at. */
export interface Column {
  readonly reward: string;
  readonly scale: number;
}

/** A fitted predictor, and the penalty that its rows chose. */
export interface Fitted {
  readonly predictor: Predictor;
  readonly penalty: number;
}

/**
 * The predictor of final scores from those on the way, by ridge regression.
 *
 * Fitted within runs: of every column and of the final score the mean of each run is taken off
 * first. A search compares paths of one prompt; that a prompt is hard, which all its scores say,
 * would be learned instead. The intercept makes the mean prediction the mean final score.
 *
 * @param runs of raw paths, two paths at least in all.
 * @param columns at least one, each of which every run has.
 * @param monotone makes the sum a rising step function of itself, by isotonic regression.
 * @throws RangeError for fewer paths.
 */
export function fitPredictor(
  runs: readonly RawScores[],
  columns: readonly Column[],
  monotone = false,
): Fitted {
  const rows = runs.flatMap((run) => rowsOf(run, columns));
  const finals = runs.flatMap(({ final }) => final);
  const { weights, penalty } = ridge(
    runs.flatMap((run) => centred(rowsOf(run, columns))),
    runs.flatMap(({ final }) => centred(final.map((x) => [x])).map(([x = 0]) => x)),
  );
  const sums = rows.map((row) => row.reduce((sum, x, j) => sum + x * (weights[j] as number), 0));
  const linear = {
    intercept: mean(finals) - mean(sums),
    weights: byReward(columns, weights),
  };
  if (!monotone) return { predictor: linear, penalty };
  const told = runs.flatMap((run) => predictionsOf(linear, run));
  return { predictor: { ...linear, steps: steppedAt(isotonic(told, finals), told) }, penalty };
}

/** The same steps, each halfway from the last sum below it: rounding a sum moves it over none. */
function steppedAt(
  steps: ReturnType<typeof isotonic>,
  sums: readonly number[],
): readonly (readonly [from: number, value: number])[] {
  const rising = [...sums].sort((a, b) => a - b);
  return steps.map(([from, value], i) => {
    const below = rising.findLast((sum) => sum < from) ?? from;
    return [i === 0 ? from : (from + below) / 2, value];
  });
}

/** `[path][column]`. */
const rowsOf = ({ scores, final }: RawScores, columns: readonly Column[]) =>
  final.map((_, path) =>
    columns.map(({ reward, scale }) => scores[reward]?.[scale]?.[path] ?? Number.NaN),
  );

const mean = (of: readonly number[]): number => of.reduce((a, b) => a + b, 0) / of.length;

function byReward(columns: readonly Column[], weights: readonly number[]): Predictor["weights"] {
  const all: Record<string, Record<string, number>> = {};
  for (const [j, { reward, scale }] of columns.entries())
    all[reward] = { ...all[reward], [scale]: weights[j] as number };
  return all;
}
