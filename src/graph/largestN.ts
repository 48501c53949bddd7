import type { ModelSpec } from "../models/ports.ts";
import type { Registry } from "../operator.ts";
import { totalFlops } from "../run/Cost.ts";
import type { Graph } from "./Graph.ts";
import { planOf } from "./planOf.ts";

/** The largest n of a run. */
const largest = 1024;

/**
 * The largest n, in 1…1024, with which a run costs no more than `flops` whatever its joins leave,
 * decodes and rewards included; `null` where n = 1 costs more. A larger n never costs less.
 */
export function largestN(
  graph: Graph,
  registry: Registry,
  spec: ModelSpec,
  flops: number,
): number | null {
  const costs = (n: number) => totalFlops(planOf(graph, registry, spec, n).flops);
  let [paid, unpaid] = [0, (graph.n ?? largest) + 1];
  while (unpaid - paid > 1) {
    const n = Math.floor((paid + unpaid) / 2);
    if (costs(n) <= flops) paid = n;
    else unpaid = n;
  }
  return paid === 0 ? null : paid;
}
