/** Indices, ascending, each as often as `copies` `[N]` says. */
export const repeated = (copies: readonly number[]): readonly number[] =>
  copies.flatMap((count, index) => Array<number>(count).fill(index));
