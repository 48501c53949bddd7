import { number, ranged } from "../consistencyTable.ts";
import type { FitReport, FitRow } from "./FitReport.ts";

const head = ["scale", "score", "predicted", "difference", "explains", "predicted explains"];
/** Columns of numbers alone. */
const right = new Set(["scale", "explains", "predicted explains"]);

/** A fit for a person: a table by scale, and what was fitted on what. */
export function fitText(report: FitReport): string {
  const rows = [head, ...report.rows.map(cellsOf)];
  const wide = head.map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  const table = rows.map((row) =>
    row
      .map((cell, i) =>
        right.has(head[i] ?? "") ? cell.padStart(wide[i] ?? 0) : cell.padEnd(wide[i] ?? 0),
      )
      .join("  ")
      .trimEnd(),
  );
  return [...table, "", ...legend(report)].map((line) => `${line}\n`).join("");
}

const cellsOf = ({ scale, score, predicted, difference }: FitRow): readonly string[] => [
  String(scale),
  ranged(score.correlation),
  ranged(predicted.correlation),
  ranged(difference),
  number(score.explained.estimate),
  number(predicted.explained.estimate),
];

function legend(report: FitReport): readonly string[] {
  const { target, rewards, scales, prompts, paths, seeds, monotone, graph } = report;
  const seen = `${rewards.join(" and ")} at scales ${scales.join(", ")}`;
  return [
    `${graph}: the final score by ${target}, predicted from ${seen}, each up to its own scale.`,
    `${prompts.length} prompts, ${seeds.length} ${seeds.length === 1 ? "seed" : "seeds"}, ${paths} raw paths each; each prompt told by a fit to all others.`,
    "score, predicted: rank correlation, over paths of a prompt, with the final score, and their",
    "difference; 95 % intervals over prompts.",
    "explains: share of the final score's variance within a prompt, by the score of the scale alone,",
    `times a factor, and by the prediction${monotone ? ", which is a step function" : ""}.`,
  ];
}
