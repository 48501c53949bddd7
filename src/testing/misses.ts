import type { Search } from "../run/draw.ts";
import { type Comparison, comparisons } from "./comparisons.ts";
import { partitions } from "./partitions.ts";
import type { Aim } from "./ToyTruth.ts";
import { type VisitOptions, visits } from "./visits.ts";

/** What a search promises, how it is run, and when the promise counts as broken. */
export interface MissOptions extends VisitOptions, Aim {
  /** Largest |z| that counts as chance: see `zLimit`. */
  readonly limit: number;
}

/**
 * Cells that a search visits too often or too rarely to aim at p(x)·e^{λ·s(x)}: none where it is
 * exact.
 *
 * Ask for so many runs that every cell is visited 50 times or more: fewer make no normal tail.
 *
 * @example
 * const limit = zLimit(66, 1e-4);
 * expect(await misses(search, { models, prompt, n: 2, paths: 8, runs: 5000, reward: "alignment", lambda: 10, limit })).toEqual([]);
 */
export async function misses(
  search: Search,
  { limit, ...options }: MissOptions,
): Promise<readonly Comparison[]> {
  const { truth } = options.models;
  const seen = await visits(search, options);
  const cells = partitions(truth, options);
  return comparisons(seen, truth.target(options), cells).filter(({ z }) => !(Math.abs(z) <= limit));
}
