/** Places of finite scores `[N]`, the highest first; of equal ones the lower place. */
export const byScore = (scores: readonly number[]): readonly number[] =>
  [...scores.keys()].sort((i, j) => (scores[j] as number) - (scores[i] as number) || i - j);
