import { isAlive } from "./isAlive.ts";

/**
 * What `f` makes of the columns of `table` `[rewards][paths]` that are alive in every row, `[paths]`:
 * a path with a dead score (NaN, ±∞) gets NaN, and no other path's number hangs on it. `f` is
 * not called where no path is alive.
 *
 * @throws RangeError for rows of unequal length.
 */
export function amongAlive(
  table: readonly (readonly number[])[],
  f: (alive: readonly (readonly number[])[]) => readonly number[],
): readonly number[] {
  const [first = []] = table;
  for (const row of table)
    if (row.length !== first.length)
      throw new RangeError(`${row.length} scores of one reward, ${first.length} of another`);
  const alive = [...first.keys()].filter((path) => table.every((row) => isAlive(row[path] ?? NaN)));
  const values = alive.length === 0 ? [] : f(table.map((row) => alive.map((i) => row[i] ?? NaN)));
  const all = first.map(() => Number.NaN);
  for (const [place, path] of alive.entries()) all[path] = values[place] ?? Number.NaN;
  return all;
}
