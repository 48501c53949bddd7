import { byScore } from "./byScore.ts";
import { greedily } from "./greedily.ts";
import { normalisations } from "./normalisations.ts";
import type { PairDistances } from "./pairDistances.ts";
import { similarity } from "./similarity.ts";

/**
 * `count` (≤ N) of N points, each next one with the largest θ·s − (1 − θ)·(its largest
 * {@link similarity} to those chosen, 0 to none): maximal marginal relevance. s `[N]` is the share of the other
 * scores that its own beats, so that both terms lie in 0…1. Different places, in the order of
 * choice; of equal ones the higher score, then the lower place.
 *
 * θ 0…1: 1 looks at scores alone; 0 at points alone, after the best.
 *
 * @see Carbonell & Goldstein 1998, "The use of MMR, diversity-based reranking".
 */
export function marginalRelevance(
  distances: PairDistances,
  scores: readonly number[],
  theta: number,
  count: number,
): readonly number[] {
  const quality = normalisations.rank.normalise(scores);
  return greedily(byScore(scores), count, (i, chosen) => {
    const alike = chosen.map((j) => similarity(distances[i]?.[j] as number));
    return theta * (quality[i] as number) - (1 - theta) * Math.max(0, ...alike);
  });
}
