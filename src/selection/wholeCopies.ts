/** 49 · (1/49) falls short of 1 by rounding: that is one copy for certain. */
const rounding = 1e-9;

/** Expected copies of each of N paths, parted into whole ones and fractions. */
export interface Parted {
  /** `[N]`, whole and ≥ 0. */
  readonly whole: readonly number[];
  /** `[N]`, from 0 to below 1. */
  readonly fractions: readonly number[];
  /** What is left of the count without the whole copies: Σ fractions up to rounding. */
  readonly rest: number;
}

/** Parts `count` · weight of each of the weights `[N]`, which sum to 1 up to rounding. */
export function wholeCopies(weights: readonly number[], count: number): Parted {
  const expected = weights.map((weight) => weight * count);
  const whole = expected.map((copies) => Math.floor(copies + rounding));
  const fractions = expected.map((copies, i) => Math.max(0, copies - (whole[i] as number)));
  return { whole, fractions, rest: count - whole.reduce((a, b) => a + b, 0) };
}
