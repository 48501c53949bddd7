import type { Graph, Label } from "../src/index.ts";

/** What a label says to a person: one line, then one for each step that decides it. */
export function labelText(graph: Graph, label: Label): readonly string[] {
  if (label.kind === "exact")
    return [
      label.lambda === 0
        ? "Exact: draws from the model itself."
        : `Exact: draws from the model times e^(${label.lambda} · last score), as n grows; its evidence is unbiased at any n.`,
    ];
  return [
    "Heuristic: what it draws from is not known, because of",
    ...label.reasons.map(({ index, scale, why }) => {
      const { op = "", id = op } = graph.steps[index] ?? {};
      return `  ${id} at scale ${scale}: ${why}`;
    }),
  ];
}
