import { pairDistances } from "./pairDistances.ts";
import { rescaled } from "./rescaled.ts";

/**
 * Logarithm of the Gaussian kernel density of each point among all `points` `[N, D]`, itself
 * included: `[N]`, log mean_j e^(−d_ij² / 2·bandwidth²), in −log N…0. 0 where all points coincide, and for a
 * single one; −log N far from all others.
 *
 * Distances are in units of the median one, so that a bandwidth means the same for any features and
 * a factor or a shift of all of them changes nothing. Constants of the kernel are left out.
 *
 * @param points finite, all of one length.
 * @param bandwidth > 0, in units of the median distance between two points.
 * @see VAR-Scaling, arXiv 2601.07293; strategies.md 4.5
 */
export const densities = (
  points: readonly ArrayLike<number>[],
  bandwidth: number,
): readonly number[] =>
  pairDistances(rescaled(points)).map((row) => {
    const sum = row.reduce(
      (total, distance) => total + Math.exp(-((distance / bandwidth) ** 2) / 2),
      0,
    );
    return Math.log(sum / row.length);
  });
