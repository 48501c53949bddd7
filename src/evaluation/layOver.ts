import type { LaidOfficial } from "./officialPlaces.ts";
import { placeKey } from "./placesOf.ts";
import type { ResultRow } from "./ResultRow.ts";
import type { Results } from "./Settings.ts";

/**
 * The results with what official evaluators say: GenEval's verdicts in the place of the judge's,
 * other metrics beside the rewards.
 *
 * Two judges are never mixed: as soon as GenEval speaks of one strategy, the rows of those it does
 * not speak of have no verdict at all. A metric is `null` where no file gives it.
 */
export function layOver({ settings, rows }: Results, laid: readonly LaidOfficial[]): Results {
  const verdicts = laid.filter(({ official }) => official.benchmark === "geneval");
  const metrics = new Map<string, LaidOfficial["values"][]>();
  for (const { official, values } of laid)
    if (official.benchmark === "t2i")
      metrics.set(official.metric, [...(metrics.get(official.metric) ?? []), values]);
  const said = (tables: readonly LaidOfficial["values"][], row: ResultRow) =>
    tables.map((values) => values.get(placeKey(row))).find((one) => one !== undefined);
  const judged = (row: ResultRow): Pick<ResultRow, "correct" | "reason"> => {
    if (verdicts.length === 0) return { correct: row.correct, reason: row.reason };
    const verdict = said(
      verdicts.map(({ values }) => values),
      row,
    );
    return { correct: verdict ? verdict.value === 1 : null, reason: verdict?.reason ?? "" };
  };
  const scored = (row: ResultRow): ResultRow["scores"] => ({
    ...row.scores,
    ...Object.fromEntries(
      [...metrics].map(([metric, tables]) => [metric, said(tables, row)?.value ?? null]),
    ),
  });
  return {
    settings: {
      ...settings,
      rewards: [...new Set([...settings.rewards, ...metrics.keys()])],
    },
    rows: rows.map((row) => ({ ...row, ...judged(row), scores: scored(row) })),
  };
}
