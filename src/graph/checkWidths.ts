import type { Registry } from "../operator.ts";
import type { Graph } from "./Graph.ts";
import type { Problem } from "./Problem.ts";
import type { Width } from "./Width.ts";
import { widthsOf, widthText } from "./widthsOf.ts";

/**
 * Follows the number of paths: every selection must be possible, and one path must be left.
 *
 * Widths are linear in n, but for those that a final choice of one makes: so n = 1 and n = 2 tell
 * everything.
 */
export function checkWidths(graph: Graph, registry: Registry): readonly Problem[] {
  const once = problemsAt(graph, registry, 1);
  if (once.length > 0 || graph.n === 1) return once;
  return problemsAt(graph, registry, 2);
}

function problemsAt(graph: Graph, registry: Registry, n: number): readonly Problem[] {
  const widths = widthsOf(graph, registry, n);
  const problems = widths.flatMap(({ scale, placed, problem }): readonly Problem[] =>
    problem === undefined
      ? []
      : [{ path: ["steps", placed.index], message: `at scale ${scale}: ${problem}` }],
  );
  const last = widths.at(-1)?.after ?? { least: graph.paths * n, most: graph.paths * n };
  const isOne = last.least === 1 && last.most === 1;
  return problems.length > 0 || isOne ? problems : [tooMany(last, n)];
}

const tooMany = (width: Width, n: number): Problem => ({
  path: ["steps"],
  message: `${widthText(width)} paths are left at the end with n = ${n}; 1 is needed`,
  hint: "end with best or draw at the last scale, or write n: 1 where the graph is meant for one",
});
