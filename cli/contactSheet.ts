import { escaped } from "./escaped.ts";
import { formatFlops } from "./formatFlops.ts";

/** One image on a contact sheet. */
export interface Cell {
  readonly prompt: string;
  /** Column it stands in. */
  readonly graph: string;
  /** Path of the image, seen from the page. */
  readonly image: string;
  readonly score: number | null;
  readonly flops: number;
}

/** An HTML page with a row a prompt and a column a graph; needs nothing but its images. */
export function contactSheet(title: string, cells: readonly Cell[]): string {
  const graphs = [...new Set(cells.map(({ graph }) => graph))];
  const prompts = [...new Set(cells.map(({ prompt }) => prompt))];
  const cellAt = (prompt: string, graph: string) =>
    cells.find((cell) => cell.prompt === prompt && cell.graph === graph);
  const rows = prompts.map(
    (prompt) =>
      `<tr><th scope="row">${escaped(prompt)}</th>${graphs
        .map((graph) => figure(cellAt(prompt, graph)))
        .join("")}</tr>`,
  );
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${style}</style>
<h1>${escaped(title)}</h1>
<table>
<thead><tr><td></td>${graphs.map((graph) => `<th scope="col">${escaped(graph)}</th>`).join("")}</tr></thead>
<tbody>
${rows.join("\n")}
</tbody>
</table>
</html>
`;
}

function figure(cell: Cell | undefined): string {
  if (cell === undefined) return "<td></td>";
  const { prompt, graph, image, score, flops } = cell;
  const reward = score === null ? "" : `reward ${score.toFixed(2)} · `;
  const source = image.split(/[\\/]/).map(encodeURIComponent).join("/");
  return `<td><figure><img src="${source}" alt="${escaped(`${prompt}, ${graph}`)}" width="192" height="192"><figcaption>${reward}${formatFlops(flops)}</figcaption></figure></td>`;
}

const style = `
body { font: 15px/1.4 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; color: #222; background: #fff; }
table { border-collapse: collapse; } th, td { padding: .5rem 1rem; text-align: left; }
tbody tr { border-top: 1px solid #ddd; } th[scope=row] { font-weight: normal; max-width: 16rem; }
figure { margin: 0; } figcaption { color: #666; font-size: 13px; }
img { image-rendering: pixelated; border-radius: 4px; display: block; }
@media (prefers-color-scheme: dark) { body { color: #ddd; background: #181818; } tbody tr { border-color: #333; } }
`;
