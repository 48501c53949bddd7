import { type Graph, type Registry, type StepValue, stepsAt } from "../src/index.ts";

/** A checked graph as a table: one line a scale, its number of paths, and its steps in order. */
export function graphText(graph: Graph, registry: Registry, n: number): string {
  const rows: string[] = [];
  let width = graph.paths * n;
  for (let scale = 0; scale < graph.scales; scale++) {
    const steps = stepsAt(graph, scale).map(({ step }) => step);
    const before = width;
    for (const { op, with: params = {} } of steps) {
      const kept = registry[op]?.keeps?.(params, width, n) ?? width;
      if (typeof kept === "number") width = kept;
    }
    const paths = before === width ? String(before) : `${before} → ${width}`;
    rows.push(
      `${String(scale).padStart(5)}  ${paths.padEnd(9)}  ${steps.map(stepText).join("  ")}`,
    );
  }
  const { name, about, source } = graph;
  const head = [about && `${name}: ${about}`, source && `Source: ${source}`].filter(Boolean);
  const title = `${graph.scales} scales, ${graph.paths} paths for each unit of n, shown for n = ${n}`;
  return `${[...head, title, "", "scale  paths      steps", ...rows].join("\n")}\n`;
}

function stepText({ op, id, with: params = {} }: StepValue): string {
  const shown = Object.entries(params).map(([key, value]) => `${key} ${String(value)}`);
  return `${id ?? op}${shown.length > 0 ? `(${shown.join(", ")})` : ""}`;
}
