import type { Registry } from "../operator.ts";
import type { Graph } from "./Graph.ts";
import { imagesOf } from "./imagesOf.ts";
import type { Problem } from "./Problem.ts";
import type { Width } from "./Width.ts";
import { widthsOf, widthText } from "./widthsOf.ts";

/**
 * Follows the number of paths: every selection must be possible, and one path must be left, or
 * as many as a final choice says.
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
  const images = imagesOf(graph, registry);
  const isRight = last.least === images && last.most === images;
  return problems.length > 0 || isRight ? problems : [tooMany(last, n, images)];
}

const tooMany = (width: Width, n: number, images: number): Problem => ({
  path: ["steps"],
  message: `${widthText(width)} paths are left at the end with n = ${n}; ${images} ${images === 1 ? "is" : "are"} needed`,
  hint: "end with best or draw at the last scale, with choose for several images, or write n: 1 where the graph is meant for one",
});
