import type { Schedule } from "./Schedule.ts";

/**
 * The final score of the path that a schedule ends with, on paths whose scores at every scale are
 * known.
 *
 * @param scores `[scale][path]`, the last row final; `paths` of the schedule are the first columns.
 * Of equal scores the lower place stays.
 */
export function replay(scores: readonly ArrayLike<number>[], { paths, keeps }: Schedule): number {
  let places = Array.from({ length: paths }, (_, i) => i);
  for (const { scale, to } of keeps) {
    const row = scores[scale] as ArrayLike<number>;
    places = places.sort((a, b) => (row[b] as number) - (row[a] as number) || a - b).slice(0, to);
  }
  const final = scores.at(-1) as ArrayLike<number>;
  return places.reduce((best, place) => Math.max(best, final[place] as number), -Infinity);
}
