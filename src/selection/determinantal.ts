import { byScore } from "./byScore.ts";
import { greedily } from "./greedily.ts";
import { normalisations } from "./normalisations.ts";
import type { PairDistances } from "./pairDistances.ts";
import { similarity } from "./similarity.ts";

/** Added to the diagonal, so that twins may both be chosen: last of all, and by their scores. */
const jitter = 1e-6;

/**
 * `count` (≤ N) of N points by the largest determinant, greedily: each next one multiplies det L of
 * those chosen by most. L = q·S·q, with q = e^(θ·s/2) for scores s `[N]` in deviations from the
 * points' mean, and S the {@link similarity} of each pair plus 1e-6 on the diagonal. Different
 * places, in the order of choice; of equal gains the higher score, then the lower place.
 *
 * θ ≥ 0 (1/deviation): 0 looks at the points alone; a large one at scores alone.
 *
 * @see Chen, Zhang & Zhou 2018, "Fast greedy MAP inference for determinantal point process":
 * incremental Cholesky, O(N·count²).
 */
export function determinantal(
  distances: PairDistances,
  scores: readonly number[],
  theta: number,
  count: number,
): readonly number[] {
  const quality = normalisations.z.normalise(scores);
  // Rows of the Cholesky factor of S, and what of each variance the chosen do not explain.
  const factors = distances.map((): number[] => []);
  const rest = distances.map(() => 1 + jitter);
  return greedily(
    byScore(scores),
    count,
    // q² goes into every determinant as a factor: as a term here, it cannot overflow.
    (i) => theta * (quality[i] as number) + Math.log(rest[i] as number),
    (j) => {
      const [own, pivot] = [[...(factors[j] as number[])], Math.sqrt(rest[j] as number)];
      for (const [i, factor] of factors.entries()) {
        const shared = own.reduce((sum, x, k) => sum + x * (factor[k] as number), 0);
        const entry = (similarity(distances[j]?.[i] as number) - shared) / pivot;
        factor.push(entry);
        // Never below the jitter but by rounding.
        rest[i] = Math.max((rest[i] as number) - entry ** 2, jitter);
      }
    },
  );
}
