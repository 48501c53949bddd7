import {
  differenceOf,
  type Experiment,
  grouped,
  intervalText,
  type Results,
  type Rows,
  type StrategySummary,
} from "../../src/evaluation/index.ts";
import { markdownTable } from "../markdownTable.ts";
import { conditionsOf } from "./conditionsOf.ts";

/**
 * An experiment whose rows all have a budget, as Markdown: one table a budget, the best on top, each
 * strategy held against the Best-of-N of that budget.
 */
export function surveyText(
  { title, of, note, rows }: Experiment,
  results: Results,
  strategies: readonly StrategySummary[],
): string {
  const groups = grouped(results.settings.runs, results.rows);
  const budgets = [...new Set(rows.map(({ budget = 0 }) => budget))].sort((a, b) => a - b);
  const tables = budgets.flatMap((budget) => {
    const own = rows.filter((row) => row.budget === budget);
    const base = own.find(({ run }) => run.startsWith("best-of-n@"))?.run ?? "";
    return [
      `**${budget} raw images**, ${own.length} graphs, held against ${base}:`,
      budgetTable(
        own.map(({ run }) => run),
        base,
        { groups, strategies },
      ),
    ];
  });
  const about = `${of}. ${conditionsOf(results)}${note === undefined ? "" : ` ${note}`}`;
  return [`## ${title}`, about, ...tables].join("\n\n");
}

interface Seen {
  readonly groups: ReadonlyMap<string, Rows>;
  readonly strategies: readonly StrategySummary[];
}

function budgetTable(runs: readonly string[], base: string, seen: Seen): string {
  const summaries = new Map(seen.strategies.map((one) => [one.name, one]));
  const judge = (run: string) => summaries.get(run)?.metrics.judge?.estimate ?? -Infinity;
  const best = [...runs].sort((a, b) => judge(b) - judge(a) || a.localeCompare(b));
  return markdownTable(
    ["graph", "judge", "more than Best-of-N", "reward", "compute"],
    best.map((run) => [run, ...cellsOf(run, base, summaries.get(run), seen)]),
  );
}

function cellsOf(
  run: string,
  base: string,
  own: StrategySummary | undefined,
  { groups }: Seen,
): readonly string[] {
  const [a, b] = [groups.get(run), groups.get(base)];
  const { judge, alignment } = own?.metrics ?? {};
  if (own === undefined || a === undefined || b === undefined) return ["not run", "", "", ""];
  return [
    judge === undefined ? "" : intervalText(judge),
    run === base ? "" : intervalText(differenceOf(a, b, "judge").difference),
    alignment === undefined ? "" : intervalText(alignment),
    own.inRaw?.total.toFixed(2) ?? "",
  ];
}
