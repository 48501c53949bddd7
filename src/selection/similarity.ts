/**
 * How alike two points are, 0…1: e^(−d²/2) of their distance `d` ≥ 0 in units of the median one,
 * the Gaussian kernel with the median heuristic; 1 where they coincide.
 */
export const similarity = (distance: number): number => Math.exp(-(distance ** 2) / 2);
