import {
  type Graph,
  largestN,
  type ModelSpec,
  planOf,
  type Registry,
  totalFlops,
} from "../src/index.ts";

/** A graph, and how a command names it. */
export interface Named {
  readonly given: string;
  readonly graph: Graph;
}

const widths = [1, 2, 4];

/**
 * The commands that hold graphs against a baseline on prompts that none was made from: the baseline
 * at n = 1, 2, 4, and each other graph at the largest n that costs no more. One that the baseline's
 * cost does not pay for is left out.
 */
export function comparingCommands(
  { given, graph: baseline }: Named,
  others: readonly Named[],
  registry: Registry,
  spec: ModelSpec,
): readonly string[] {
  const budgets = widths.map((n) => totalFlops(planOf(baseline, registry, spec, n).flops));
  const equal = others.flatMap(({ given: own, graph }) => {
    const ns = budgets.flatMap((budget) => largestN(graph, registry, spec, budget) ?? []);
    return ns.length > 0 ? [`${own}@${[...new Set(ns)].join(",")}`] : [];
  });
  const strategies = [`${given}@${widths.join(",")}`, ...equal].join(" ");
  return [
    `varflow evaluate ${strategies} --prompts shapes-heldout --seeds 0-1 --out proposed-compared`,
    "varflow compare proposed-compared",
  ];
}
