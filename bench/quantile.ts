/** The number below which a share (0…1) of the `numbers` lies; at least one number. */
export const quantile = (numbers: readonly number[], share: number): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor((numbers.length - 1) * share)] as number;

/** The middle one. */
export const median = (numbers: readonly number[]): number => quantile(numbers, 0.5);
