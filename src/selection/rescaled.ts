/**
 * The finite rows `[N, D]` moved to begin at 0 in every column and divided by one power of two,
 * so that the widest column reaches 1…2: `[N, D]`, the same point cloud up to shift and factor.
 *
 * So the squares of 1e200 do not overflow, those of 1e-200 do not vanish, and an absolute
 * tolerance means the same for any features. A power of two rounds nothing: ties stay ties.
 * Column minima and one maximum: no sum whose rounding would hang on the rows' order. Equal
 * rows give zeros, as do differences below 5e-324.
 */
export function rescaled(rows: readonly ArrayLike<number>[]): readonly number[][] {
  const lowest = Array.from(rows[0] ?? []);
  for (const row of rows)
    for (let c = 0; c < row.length; c++)
      lowest[c] = Math.min(lowest[c] as number, row[c] as number);
  // Halved first: the difference of two large numbers might overflow.
  const shifted = rows.map((row) => Array.from(row, (x, c) => x / 2 - (lowest[c] as number) / 2));
  let spread = 0;
  for (const row of shifted) for (const x of row) spread = Math.max(spread, x);
  if (spread === 0) return shifted;
  const unit = 2 ** Math.min(Math.floor(Math.log2(spread)), 1023);
  return shifted.map((row) => row.map((x) => x / unit));
}
