import type { Registry } from "../operator.ts";
import type { Graph } from "./Graph.ts";
import type { Problem } from "./Problem.ts";
import { stepsAt } from "./stepsAt.ts";

/**
 * Follows the number of paths: every selection must be possible, and one path must be left.
 *
 * Widths are linear in n, but for those that a final choice of one makes: so n = 1 and n = 2 tell
 * everything.
 */
export function checkWidths(graph: Graph, registry: Registry): readonly Problem[] {
  const once = widthsOf(graph, registry, 1);
  if (once.problems.length > 0 || graph.n === 1) return once.problems;
  return widthsOf(graph, registry, 2).problems;
}

function widthsOf(graph: Graph, registry: Registry, n: number) {
  const problems: Problem[] = [];
  let width = graph.paths * n;
  for (let scale = 0; scale < graph.scales; scale++)
    for (const { index, step } of stepsAt(graph, scale)) {
      const kept = registry[step.op]?.keeps?.(step.with ?? {}, width, n) ?? width;
      if (typeof kept === "number") width = kept;
      else problems.push({ path: ["steps", index], message: `at scale ${scale}: ${kept}` });
    }
  if (problems.length === 0 && width !== 1) problems.push(tooMany(width, n));
  return { problems, width };
}

const tooMany = (width: number, n: number): Problem => ({
  path: ["steps"],
  message: `${width} paths are left at the end with n = ${n}; 1 is needed`,
  hint: "end with best or draw at the last scale, or write n: 1 where the graph is meant for one",
});
