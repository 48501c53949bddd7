import { bootstrapOver, type Interval } from "./bootstrapOver.ts";
import type { PathScores } from "./PathScores.ts";
import { spearman } from "./spearman.ts";

/**
 * By how much scores of one kind tell the final order of paths better than scores of another: the
 * difference of their rank correlations, mean over scales and prompts, with a 95 % interval over
 * prompts, each prompt's paths seen both ways.
 *
 * @param scales over which the mean is taken; a prompt that has no correlation at one is left out.
 */
export function trustDifference(
  some: readonly PathScores[],
  others: readonly PathScores[],
  scales: readonly number[],
): Interval {
  const other = new Map(others.map((one) => [one.prompt, one]));
  const each = some
    .map((one) => ({
      prompt: one.prompt,
      difference: trust(one, scales) - trust(other.get(one.prompt), scales),
    }))
    .filter(({ difference }) => Number.isFinite(difference));
  return bootstrapOver(each, (prompts) =>
    prompts.reduce((sum, { difference }) => sum + difference / prompts.length, 0),
  );
}

const trust = (one: PathScores | undefined, scales: readonly number[]): number =>
  scales.reduce(
    (sum, scale) =>
      sum + spearman(one?.scores[scale] ?? [], one?.scores.at(-1) ?? []) / scales.length,
    0,
  );
