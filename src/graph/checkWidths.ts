import type { Registry } from "../operator.ts";
import type { Graph } from "./Graph.ts";
import type { Problem } from "./Problem.ts";
import { type Placed, stageAt } from "./stageAt.ts";

/** Fewest and most paths that there may be: they differ after a join, whose branches may overlap. */
interface Width {
  readonly least: number;
  readonly most: number;
}

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
  const problems: Problem[] = [];
  let width: Width = { least: graph.paths * n, most: graph.paths * n };
  for (let scale = 0; scale < graph.scales; scale++) {
    const after: Width[] = [];
    for (const placed of stageAt(graph, scale)) {
      const before = union(placed.from.map((place) => after[place] ?? width));
      const { kept, problem } = keptBy(placed, before, registry, n);
      if (problem !== undefined)
        problems.push({ path: ["steps", placed.index], message: `at scale ${scale}: ${problem}` });
      after.push(kept);
    }
    width = after.at(-1) ?? width;
  }
  if (problems.length === 0 && (width.least !== 1 || width.most !== 1))
    problems.push(tooMany(width, n));
  return problems;
}

/** Paths of branches together: all the same ones at least, all different ones at most. */
const union = (branches: readonly Width[]): Width => ({
  least: branches.reduce((max, { least }) => Math.max(max, least), 0),
  most: branches.reduce((sum, { most }) => sum + most, 0),
});

function keptBy(
  { step }: Placed,
  before: Width,
  registry: Registry,
  n: number,
): { readonly kept: Width; readonly problem?: string } {
  const keeps = registry[step.op]?.keeps;
  if (keeps === undefined) return { kept: before };
  const [least, most] = [before.least, before.most].map((width) =>
    keeps(step.with ?? {}, width, n),
  );
  if (typeof least === "string") return { kept: before, problem: least };
  if (typeof most === "string") return { kept: before, problem: most };
  return { kept: { least: least as number, most: most as number } };
}

const tooMany = ({ least, most }: Width, n: number): Problem => ({
  path: ["steps"],
  message: `${least === most ? most : `${least} to ${most}`} paths are left at the end with n = ${n}; 1 is needed`,
  hint: "end with best or draw at the last scale, or write n: 1 where the graph is meant for one",
});
