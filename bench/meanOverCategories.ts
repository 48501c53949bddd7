import type { Tag } from "../src/evaluation/index.ts";

/** A number of one prompt. */
export interface Tagged {
  readonly tag: Tag;
  readonly value: number;
}

/** A mean with its standard error, and the means that it is made of. */
export interface CategoryMean {
  readonly mean: number;
  /** By prompt: NaN where a category has a single one. */
  readonly standardError: number;
  readonly categories: Readonly<Record<string, number>>;
}

/**
 * The mean of the categories' means, each category weighing the same, as GenEval sums up.
 *
 * The prompts of a category are taken as drawn from it, the categories as fixed.
 */
export function meanOverCategories(values: readonly Tagged[]): CategoryMean {
  const tags = [...new Set(values.map(({ tag }) => tag))];
  const groups = tags.map((tag) => ({
    tag,
    ...momentsOf(values.filter((value) => value.tag === tag).map(({ value }) => value)),
  }));
  const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
  return {
    mean: sum(groups.map(({ mean }) => mean)) / groups.length,
    standardError: Math.sqrt(sum(groups.map(({ error }) => error ** 2))) / groups.length,
    categories: Object.fromEntries(groups.map(({ tag, mean }) => [tag, mean])),
  };
}

/** Mean and its standard error, from the unbiased variance. */
function momentsOf(numbers: readonly number[]) {
  const mean = numbers.reduce((a, b) => a + b, 0) / numbers.length;
  const squares = numbers.reduce((sum, x) => sum + (x - mean) ** 2, 0);
  return { mean, error: Math.sqrt(squares / (numbers.length - 1) / numbers.length) };
}
