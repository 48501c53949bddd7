import type { Rows } from "./differenceOf.ts";
import { groupBy } from "./groupBy.ts";
import type { ResultRow } from "./ResultRow.ts";
import { type Strategy, strategyName } from "./Strategy.ts";

/** Rows by strategy, in the order of the runs. */
export function grouped(
  runs: readonly Strategy[],
  rows: readonly ResultRow[],
): ReadonlyMap<string, Rows> {
  const byName = groupBy(rows, strategyName);
  return new Map(
    runs.map(strategyName).flatMap((name) => {
      const own = byName.get(name);
      return own === undefined ? [] : [[name, own as unknown as Rows] as const];
    }),
  );
}
