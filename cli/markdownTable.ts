/** A table in Markdown; names are free text, so no bar may end a cell. */
export const markdownTable = (
  header: readonly string[],
  rows: readonly (readonly string[])[],
): string =>
  [header.map(barless), header.map(() => "---"), ...rows.map((row) => row.map(barless))]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");

const barless = (text: string): string => text.replace(/[|\\]/g, "\\$&");
