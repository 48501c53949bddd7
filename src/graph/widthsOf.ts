import type { Registry } from "../operator.ts";
import type { Graph } from "./Graph.ts";
import { type Placed, stageAt } from "./stageAt.ts";
import type { Width } from "./Width.ts";

/** A step at a scale, with the paths that come in and those that it leaves. */
export interface Narrowed {
  readonly scale: number;
  readonly placed: Placed;
  readonly before: Width;
  readonly after: Width;
  /** Why it cannot leave what it should. */
  readonly problem?: string;
}

/** Follows the number of paths through every step at every scale, for a run with `n`. */
export function widthsOf(graph: Graph, registry: Registry, n: number): readonly Narrowed[] {
  const all: Narrowed[] = [];
  let width: Width = { least: graph.paths * n, most: graph.paths * n };
  for (let scale = 0; scale < graph.scales; scale++) {
    const stage: Narrowed[] = [];
    for (const placed of stageAt(graph, scale)) {
      const before = union(placed.from.map((place) => stage[place]?.after ?? width));
      stage.push({ scale, placed, before, ...keptBy(placed, before, registry, n) });
    }
    width = stage.at(-1)?.after ?? width;
    all.push(...stage);
  }
  return all;
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
): Pick<Narrowed, "after" | "problem"> {
  const keeps = registry[step.op]?.keeps;
  if (keeps === undefined) return { after: before };
  const left = (width: number) => keeps(step.with ?? {}, width, n);
  const most = left(before.most);
  if (typeof most === "string") return { after: before, problem: most };
  const least = left(before.least);
  // Too few to choose from, where there may be more: all of them stay.
  const fewest = typeof least === "string" ? before.least : boundOf(least, "least");
  return { after: { least: fewest, most: boundOf(most, "most") } };
}

const boundOf = (width: number | Width, bound: keyof Width): number =>
  typeof width === "number" ? width : width[bound];

/** A width in words: `6`, or `4 to 6`. */
export const widthText = ({ least, most }: Width): string =>
  least === most ? String(most) : `${least} to ${most}`;
