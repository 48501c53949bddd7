/**
 * The lowest index of each different row of `rows` `[N, D]`, in the lexicographic order of the
 * rows: which rows come out, and in which order, does not hang on the order they came in.
 */
export function distinct(rows: readonly (readonly number[])[]): readonly number[] {
  const row = (index: number) => rows[index] as readonly number[];
  const sorted = [...rows.keys()].sort((i, j) => compare(row(i), row(j)) || i - j);
  return sorted.filter(
    (index, place) => place === 0 || compare(row(sorted[place - 1] as number), row(index)) !== 0,
  );
}

/** Negative, 0 or positive as `a` is before, equal to or after `b`, both `[D]`. */
function compare(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return (a[i] as number) - (b[i] as number);
  return 0;
}
