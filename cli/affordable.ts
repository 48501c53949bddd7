import {
  type Graph,
  largestN,
  type ModelSpec,
  planOf,
  type Registry,
  rawFlopsOf,
  totalFlops,
} from "../src/index.ts";
import type { Budget } from "./budget.ts";
import { formatFlops } from "./formatFlops.ts";
import { UsageError } from "./UsageError.ts";

/**
 * The largest n that a budget pays for.
 *
 * @throws UsageError where it does not pay for n = 1.
 */
export function affordable(
  graph: Graph,
  operators: Registry,
  spec: ModelSpec,
  budget: Budget,
): number {
  const raw = rawFlopsOf(spec.cost);
  const flops = "flops" in budget ? budget.flops : budget.raws * raw;
  const n = largestN(graph, operators, spec, flops);
  if (n !== null) return n;
  const least = totalFlops(planOf(graph, operators, spec, 1).flops);
  throw new UsageError(
    `${graph.name} with ${spec.name} costs ${formatFlops(least)} at n = 1, more than the budget of ${formatFlops(flops)}`,
    `--budget ${Math.ceil((100 * least) / raw) / 100}raw pays for n = 1`,
  );
}
