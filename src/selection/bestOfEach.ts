import { byScore } from "./byScore.ts";

/**
 * The member of each stratum with the highest score, and until there are `count` (at most N) the best
 * of the rest: different places, ascending. `strata`, at most `count` (≥ 1), part the places of the
 * finite `scores` `[N]`. Of equal scores the lower place.
 */
export function bestOfEach(
  strata: readonly (readonly number[])[],
  scores: readonly number[],
  count: number,
): readonly number[] {
  const order = byScore(scores);
  const first = strata.map((members) => order.find((place) => members.includes(place)) as number);
  const rest = order.filter((place) => !first.includes(place));
  return [...first, ...rest].slice(0, count).sort((a, b) => a - b);
}
