/** Where the variance of a number lies. */
export interface VarianceParts {
  /** Of the means of groups; estimated without bias, so that it may come out below 0. */
  readonly between: number;
  /** Within groups. */
  readonly within: number;
}

/**
 * Variance components of a one-way layout with random effects, by analysis of variance:
 * within = MSW, between = (MSB − MSW) / n₀, where n₀ is the groups' size if they are equal.
 *
 * `[group][member]`; NaN with fewer than two groups, or with no group of two.
 *
 * @see Searle, Casella & McCulloch 1992, Variance Components, section 3.6.
 */
export function variancePart(groups: readonly (readonly number[])[]): VarianceParts {
  const filled = groups.filter(({ length }) => length > 0);
  const sizes = filled.map(({ length }) => length);
  const total = sum(sizes);
  const mean = sum(filled.flat()) / total;
  const means = filled.map((group) => sum(group) / group.length);
  const aside = sum(filled.map((group, i) => sum(group.map((x) => (x - (means[i] ?? 0)) ** 2))));
  const apart = sum(means.map((own, i) => (sizes[i] ?? 0) * (own - mean) ** 2));
  const within = aside / (total - filled.length);
  const size = (total - sum(sizes.map((n) => n * n)) / total) / (filled.length - 1);
  return { between: (apart / (filled.length - 1) - within) / size, within };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
