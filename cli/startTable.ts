import type { Cell } from "./contactSheet.ts";
import { formatFlops } from "./formatFlops.ts";

/** Rewards and compute of a contact sheet as text: a line a prompt, means below. */
export function startTable(cells: readonly Cell[]): string {
  const graphs = [...new Set(cells.map(({ graph }) => graph))];
  const prompts = [...new Set(cells.map(({ prompt }) => prompt))];
  const wide = Math.max(...prompts.map((prompt) => prompt.length), 4);
  const line = (first: string, columns: readonly string[]) =>
    [first.padEnd(wide), ...columns.map((column) => column.padStart(12))].join("  ");
  const scores = (of: readonly Cell[]) =>
    graphs.map((graph) => mean(of.filter((cell) => cell.graph === graph).map((c) => c.score ?? 0)));
  return [
    line("reward", graphs),
    ...prompts.map((prompt) =>
      line(
        prompt,
        scores(cells.filter((cell) => cell.prompt === prompt)).map((score) => score.toFixed(2)),
      ),
    ),
    line(
      "mean",
      scores(cells).map((score) => score.toFixed(2)),
    ),
    line(
      "compute an image",
      graphs.map((graph) =>
        formatFlops(mean(cells.filter((cell) => cell.graph === graph).map(({ flops }) => flops))),
      ),
    ),
    "",
  ].join("\n");
}

const mean = (numbers: readonly number[]): number =>
  numbers.reduce((a, b) => a + b, 0) / numbers.length;
