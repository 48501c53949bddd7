/** Columns one under the other, to the right: a line a row. */
export function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const wide = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  return rows.map((row) =>
    row
      .map((cell, i) => cell.padStart(wide(i)))
      .join("  ")
      .trimEnd(),
  );
}
