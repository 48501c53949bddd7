import type { Located } from "../src/index.ts";

/** A problem as a compiler would print it: `file:line:column: place: what`, then the hint. */
export function describeProblem({ file, line, column, path, message, hint }: Located): string {
  const place = path.length > 0 ? `${placeOf(path)}: ` : "";
  return `${file}:${line}:${column}: ${place}${message}${hint ? `\n  hint: ${hint}` : ""}`;
}

const placeOf = (path: Located["path"]): string =>
  path
    .map((part, i) => (typeof part === "number" ? `[${part}]` : `${i > 0 ? "." : ""}${part}`))
    .join("");
