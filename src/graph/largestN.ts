import type { ModelSpec } from "../models/ports.ts";
import type { Registry } from "../operator.ts";
import { totalFlops } from "../run/Cost.ts";
import type { Graph } from "./Graph.ts";
import { planOf } from "./planOf.ts";

/** The largest n of a run. */
const largest = 1024;

/**
 * The largest n, in 1…1024, with which a run costs no more than `flops` whatever its joins leave,
 * decodes and rewards included; `null` where n = 1 costs more.
 */
export function largestN(
  graph: Graph,
  registry: Registry,
  spec: ModelSpec,
  flops: number,
): number | null {
  for (let n = graph.n ?? largest; n >= 1; n--)
    if (totalFlops(planOf(graph, registry, spec, n).flops) <= flops) return n;
  return null;
}
