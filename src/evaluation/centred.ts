/** Rows less their mean row. */
export function centred(rows: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const means = (rows[0] ?? []).map(
    (_, j) => rows.reduce((sum, row) => sum + (row[j] as number), 0) / rows.length,
  );
  return rows.map((row) => row.map((x, j) => x - (means[j] as number)));
}
