import type { Graph } from "../graph/Graph.ts";
import { planOf } from "../graph/planOf.ts";
import type { ModelSpec } from "../models/ports.ts";
import type { Registry } from "../operator.ts";
import { totalFlops } from "../run/Cost.ts";
import type { Candidate } from "./Candidate.ts";

/** FLOPs of a prompt as the plan has them, at n: the most, and the least where data decides. */
export function plannedCost(
  graph: Graph,
  registry: Registry,
  spec: ModelSpec,
  n: number,
): Pick<Candidate, "flops" | "least"> {
  const { flops, least } = planOf(graph, registry, spec, n);
  return {
    flops: totalFlops(flops),
    ...(least === undefined ? {} : { least: totalFlops(least.flops) }),
  };
}
