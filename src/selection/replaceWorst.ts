import { isAlive } from "./isAlive.ts";
import type { Reproduction } from "./ResamplingScheme.ts";

/**
 * Replaces the worst paths, ⌊share · N⌋ of N, by one copy each of the best, second best, …; ranks are
 * by log-weight, equal ones by their lower place. A dead path is replaced too. One stays at least.
 * Draws nothing.
 *
 * @see Li et al. 2025, DSearch-R, arXiv 2503.02039: it replaces the worst share of a batch; who
 * replaces whom is ours.
 */
export const replaceWorst =
  (share: number): Reproduction =>
  ({ logWeights }, count) => {
    const alive = [...logWeights.keys()].filter((i) => isAlive(logWeights[i] ?? Number.NaN));
    const ranked = alive.sort(
      (a, b) => (logWeights[b] as number) - (logWeights[a] as number) || a - b,
    );
    // Plus a little: 0.07 · 100 is 7.000000000000001, and 0.29 · 100 is 28.999999999999996.
    const replaced = Math.floor(share * logWeights.length + 1e-9);
    const stay = ranked.slice(0, Math.max(1, Math.min(count, logWeights.length - replaced)));
    const copies = Array.from({ length: count }, (_, i) => stay[i % stay.length] as number);
    return { drawn: copies.sort((a, b) => a - b) };
  };
