import type { CostTable, ModelSpec } from "../models/ports.ts";
import type { Registry } from "../operator.ts";
import { flopsOf } from "../run/flopsOf.ts";
import type { Graph } from "./Graph.ts";
import type { Outlay, Plan, Planned, PlannedScale } from "./Plan.ts";
import { type Narrowed, type Width, widthsOf } from "./widthsOf.ts";

/**
 * What a checked graph costs with a model that has what it asks for: FLOPs exactly as a run counts
 * them, unless paths die or a step keeps fewer than it may.
 */
export function planOf(graph: Graph, registry: Registry, spec: ModelSpec, n: number): Plan {
  const steps = widthsOf(graph, registry, n);
  const outlay = (bound: keyof Width) => outlayOf(steps, bound, registry, spec);
  const most = outlay("most");
  const isOpen = steps.some(({ before, after }) => isWide(before) || isWide(after));
  return {
    graph: graph.name,
    model: spec.name,
    n,
    begin: spec.cost.begin,
    ...most,
    ...(isOpen ? { least: outlay("least") } : {}),
  };
}

const isWide = ({ least, most }: Width): boolean => least !== most;

function outlayOf(
  steps: readonly Narrowed[],
  bound: keyof Width,
  registry: Registry,
  spec: ModelSpec,
): Outlay {
  const scales = spec.sides.map((side, scale) => {
    const stage = steps.filter((step) => step.scale === scale);
    return scaleOf(stage, bound, registry, { side, scale, cost: spec.cost });
  });
  const { begin } = spec.cost;
  return {
    scales,
    flops: scales.reduce((sum, { flops }) => plus(sum, flops), { ...none, transformer: begin }),
    peakStateBytes: Math.max(
      ...scales.map(({ stateBytes }, scale) => stateBytes + (scales[scale - 1]?.stateBytes ?? 0)),
    ),
  };
}

function scaleOf(
  stage: readonly Narrowed[],
  bound: keyof Width,
  registry: Registry,
  at: { readonly side: number; readonly scale: number; readonly cost: CostTable },
): PlannedScale {
  const { side, scale, cost } = at;
  const flops = stage.reduce((sum, { placed, before }) => {
    const { op, with: params = {} } = placed.step;
    const spending = registry[op]?.spends?.(params, before[bound]) ?? {};
    const attention = (spending.generate ?? 0) * (cost.attention[scale] ?? 0);
    return plus(sum, { ...flopsOf(spending, cost, scale), attention });
  }, none);
  const generated = stage[0]?.before[bound] ?? 0;
  return {
    ...{ scale, side, generated, kept: stage.at(-1)?.after[bound] ?? 0, flops },
    stateBytes: generated * ((cost.cacheBytes[scale] ?? 0) + cost.latentBytes),
  };
}

const none: Planned = { transformer: 0, attention: 0, decode: 0, extract: 0, score: 0 };

const plus = (a: Planned, b: Planned): Planned => ({
  transformer: a.transformer + b.transformer,
  attention: a.attention + b.attention,
  decode: a.decode + b.decode,
  extract: a.extract + b.extract,
  score: a.score + b.score,
});
