import type { Comparison } from "../../src/evaluation/index.ts";
import { markdownTable } from "../markdownTable.ts";
import { comparisonTables, type Table } from "./comparisonTable.ts";
import { csvOf } from "./csvOf.ts";
import { htmlOf } from "./htmlOf.ts";

/** Forms of a comparison, by the words of `--format`. */
export const forms = {
  text: async (comparison: Comparison) =>
    `${headline(comparison)}\n\n${comparisonTables(comparison).map(aligned).join("\n\n")}\n`,
  markdown: async (comparison: Comparison) =>
    `${headline(comparison)}\n\n${comparisonTables(comparison).map(markdownOf).join("\n\n")}\n`,
  csv: async (comparison: Comparison) => csvOf(comparison),
  json: async (comparison: Comparison) => `${JSON.stringify(comparison)}\n`,
  html: (comparison: Comparison) => htmlOf(comparison, headline(comparison)),
} as const;

/** What was compared. */
const headline = ({ model, modelHash, prompts, seeds, missing }: Comparison): string =>
  `${prompts} prompts × ${seeds} ${seeds === 1 ? "seed" : "seeds"}, ${model} ${modelHash.slice(0, 8)}; 95 % intervals${missing > 0 ? `; ${missing} results missing` : ""}`;

function aligned({ title, header, rows }: Table): string {
  const widths = header.map((cell, i) =>
    Math.max(cell.length, ...rows.map((row) => row[i]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join("  ")
      .trimEnd();
  return [title, line(header), ...rows.map(line)].join("\n");
}

const markdownOf = ({ title, header, rows }: Table): string =>
  `**${title}**\n\n${markdownTable(header, rows)}`;
