import {
  type Experiment,
  grouped,
  intervalText,
  judgedClaim,
  type Results,
  type StrategySummary,
} from "../../src/evaluation/index.ts";
import { markdownTable } from "../markdownTable.ts";
import { conditionsOf } from "./conditionsOf.ts";

/** Measures of the paper in the order of its columns, and what they are called there. */
const printed = {
  genEval: "GenEval",
  imageReward: "ImageReward",
  hps: "HPS",
  clip: "CLIP",
  aesthetic: "Aesthetic",
} as const;

/** One experiment as Markdown: the paper's rows beside ours, and its claims beside what was found. */
export function experimentText(
  { title, of, note, rows, claims }: Experiment,
  results: Results,
  strategies: readonly StrategySummary[],
): string {
  const summaries = new Map(strategies.map((one) => [one.name, one]));
  const measures = (Object.keys(printed) as (keyof typeof printed)[]).filter((key) =>
    rows.some(({ paper }) => paper?.[key] !== undefined),
  );
  const metrics = Object.keys(strategies[0]?.metrics ?? {});
  const header = [
    "",
    ...measures.map((key) => `paper: ${printed[key]}`),
    ...metrics.map((metric) => (metric === "judge" ? "judge" : `reward: ${metric}`)),
    "compute",
    "Vendi",
    "first paths left",
  ];
  const lines = rows.map(({ label, run, paper }) => [
    label,
    ...measures.map((key) => paper?.[key]?.toFixed(key === "imageReward" ? 3 : 4) ?? ""),
    ...cellsOf(summaries.get(run), metrics),
  ]);
  const groups = grouped(results.settings.runs, results.rows);
  const judged = claims.map((claim) => judgedClaim(claim, groups));
  return [
    `## ${title}`,
    `${of}. ${conditionsOf(results)}${note === undefined ? "" : ` ${note}`}`,
    markdownTable(header, lines),
    markdownTable(
      ["claim", "here", ""],
      judged.map(({ claim, found, outcome }) => [claim.says, found, `**${outcome}**`]),
    ),
  ].join("\n\n");
}

function cellsOf(own: StrategySummary | undefined, metrics: readonly string[]): readonly string[] {
  if (own === undefined) return [...metrics.map(() => "not run"), "", "", ""];
  return [
    ...metrics.map((metric) => {
      const one = own.metrics[metric];
      return one === undefined ? "" : intervalText(one);
    }),
    own.inRaw ? own.inRaw.total.toFixed(2) : `${(own.flops.total / 1e9).toFixed(1)} GFLOP`,
    own.vendi?.toFixed(3) ?? "",
    own.ancestors.toFixed(2),
  ];
}
