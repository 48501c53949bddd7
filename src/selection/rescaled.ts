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
  const lowest = Array.from(rows[0] ?? [], (_, column) =>
    rows.reduce((min, row) => Math.min(min, row[column] as number), Infinity),
  );
  // Halved first: the difference of two large numbers might overflow.
  const shifted = rows.map((row) =>
    Array.from(row, (x, column) => x / 2 - (lowest[column] as number) / 2),
  );
  const spread = shifted.reduce((max, row) => row.reduce((a, b) => Math.max(a, b), max), 0);
  const unit = 2 ** Math.min(Math.floor(Math.log2(spread)), 1023);
  return spread === 0 ? shifted : shifted.map((row) => row.map((x) => x / unit));
}
