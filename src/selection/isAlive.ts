/**
 * Whether a score, a feature or a log-weight leaves its path alive: any finite number.
 *
 * NaN and −∞ kill a path, and so does +∞: a reward that says it is broken. Never the batch.
 */
export const isAlive = (x: number): boolean => Number.isFinite(x);
