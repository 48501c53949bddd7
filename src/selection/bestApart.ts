import { byScore } from "./byScore.ts";
import type { PairDistances } from "./pairDistances.ts";

/**
 * `count` (≤ N) of N points: by falling score `[N]` each that lies `apart` (≥ 0, in units of the median
 * distance) or farther from all taken before it. Places left over go to the best of the rest.
 * Different places, in the order of choice; of equal scores the lower place.
 */
export function bestApart(
  distances: PairDistances,
  scores: readonly number[],
  apart: number,
  count: number,
): readonly number[] {
  const order = byScore(scores);
  const taken: number[] = [];
  for (const place of order)
    if (taken.every((other) => (distances[place]?.[other] as number) >= apart)) taken.push(place);
  return [...taken, ...order.filter((place) => !taken.includes(place))].slice(0, count);
}
