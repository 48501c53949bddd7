import type { Comparison } from "../../src/evaluation/index.ts";
import { escaped } from "../escaped.ts";
import { comparisonFigures } from "../figures/comparisonFigures.ts";
import { comparisonTables, type Table } from "./comparisonTable.ts";

/** One self-contained page, light and dark: figures, then tables. */
export async function htmlOf(comparison: Comparison, headline: string): Promise<string> {
  const figures = await comparisonFigures(comparison);
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>varflow compare: ${escaped(comparison.model)}</title>
<style>${style}</style>
<h1>${escaped(comparison.model)}</h1>
<p>${escaped(headline)}</p>
<div class="figures">
${figures.map((svg) => `<figure>${svg}</figure>`).join("\n")}
</div>
${comparisonTables(comparison).map(tableOf).join("\n")}
</html>
`;
}

const tableOf = ({ title, header, rows }: Table): string =>
  `<h2>${escaped(title)}</h2>
<div class="wide"><table>
<tr>${header.map((cell) => `<th>${escaped(cell)}</th>`).join("")}</tr>
${rows.map((row) => `<tr>${row.map((cell) => `<td>${escaped(cell)}</td>`).join("")}</tr>`).join("\n")}
</table></div>`;

const style = `
:root { color-scheme: light dark; }
body { max-width: 92rem; margin: 2rem auto; padding: 0 1rem; font: 15px/1.45 sans-serif; color: CanvasText; background: Canvas; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(34rem, 100%), 1fr)); gap: 1.5rem; } figure { margin: 0; }
.wide { overflow-x: auto; } table { border-collapse: collapse; white-space: nowrap; }
th, td { padding: .25rem .7rem; text-align: left; border-bottom: 1px solid color-mix(in srgb, CanvasText 20%, Canvas); font-variant-numeric: tabular-nums; }
svg { max-width: 100%; height: auto; display: block; }
`;
