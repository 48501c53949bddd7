import type { ModelSpec } from "../models/ports.ts";
import type { AnyOperator, Registry } from "../operator.ts";
import { aheadPrice } from "../run/aheadPrice.ts";
import { totalFlops } from "../run/Cost.ts";
import { flopsOf } from "../run/flopsOf.ts";
import type { Spending } from "../run/Spending.ts";
import type { Graph } from "./Graph.ts";
import type { Outlay, Plan, Planned, PlannedScale } from "./Plan.ts";
import type { Width } from "./Width.ts";
import { type Narrowed, widthsOf } from "./widthsOf.ts";

/**
 * What a checked graph costs with a model that has what it asks for: FLOPs exactly as a run counts
 * them, unless paths die or a step keeps fewer than it may. Where joins, retries or rounds leave it
 * open, that is the most, and the least stands beside it.
 */
export function planOf(graph: Graph, registry: Registry, spec: ModelSpec, n: number): Plan {
  const steps = widthsOf(graph, registry, n);
  const outlay = (bound: keyof Width) => outlayOf(steps, bound, registry, spec);
  const [most, least] = [outlay("most"), outlay("least")];
  const { rounds } = graph;
  const all = (one: Outlay) => repeated(one, rounds?.most ?? 1, spec);
  const isOpen =
    rounds?.until !== undefined ||
    steps.some(({ before, after }) => isWide(before) || isWide(after)) ||
    totalFlops(least.flops) !== totalFlops(most.flops);
  return {
    graph: graph.name,
    model: spec.name,
    n,
    ...(rounds === undefined ? {} : { rounds: rounds.most }),
    begin: spec.cost.begin,
    ...all(most),
    ...(isOpen ? { least: rounds?.until === undefined ? all(least) : least } : {}),
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
    return scaleOf(stage, bound, registry, { side, scale, scales: spec.sides.length, spec });
  });
  const { begin } = spec.cost;
  return {
    scales: scales.map(({ aheadBytes: _, ...planned }) => planned),
    flops: scales.reduce((sum, { flops }) => plus(sum, flops), { ...none, transformer: begin }),
    peakStateBytes: Math.max(
      ...scales.map(
        ({ stateBytes, aheadBytes }, scale) =>
          stateBytes + Math.max(scales[scale - 1]?.stateBytes ?? 0, aheadBytes),
      ),
    ),
  };
}

/** The same search several times, one after the other: the prompt is read once. */
function repeated(once: Outlay, times: number, { cost }: ModelSpec): Outlay {
  const all = (flops: Planned) => scaled(flops, times);
  const { transformer, ...rest } = once.flops;
  const flops = all({ ...rest, transformer: transformer - cost.begin });
  return {
    scales: once.scales.map((scale) => ({ ...scale, flops: all(scale.flops) })),
    flops: { ...flops, transformer: flops.transformer + cost.begin },
    peakStateBytes: once.peakStateBytes,
  };
}

interface Standing {
  readonly side: number;
  readonly scale: number;
  readonly scales: number;
  readonly spec: ModelSpec;
}

function scaleOf(
  stage: readonly Narrowed[],
  bound: keyof Width,
  registry: Registry,
  { side, scale, scales, spec: { cost } }: Standing,
): PlannedScale & { readonly aheadBytes: number } {
  const spendings = stage.map(({ placed, before }): Spending => {
    const { op, with: params = {} } = placed.step;
    const { spends, spendsAtLeast } = registry[op] as AnyOperator;
    const own = bound === "least" ? (spendsAtLeast ?? spends) : spends;
    return own?.(params, before[bound], { scale, scales }) ?? {};
  });
  const flops = spendings.reduce((sum, spending) => {
    const { generate = 0, ahead } = spending;
    const attention =
      generate * (cost.attention[scale] ?? 0) + aheadPrice(ahead, cost.attention, scale);
    return plus(sum, { ...flopsOf(spending, cost, scale), attention });
  }, none);
  const bytesAt = (at: number) => (cost.cacheBytes[at] ?? 0) + cost.latentBytes;
  const generated = spendings[0]?.generate ?? 0;
  const aheadBytes = spendings.map(({ ahead }) =>
    ahead === undefined || ahead.to <= scale
      ? 0
      : ahead.paths * (bytesAt(ahead.to) + (ahead.to > scale + 1 ? bytesAt(ahead.to - 1) : 0)),
  );
  return {
    ...{ scale, side, generated, kept: stage.at(-1)?.after[bound] ?? 0, flops },
    stateBytes: generated * bytesAt(scale),
    aheadBytes: Math.max(0, ...aheadBytes),
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

const scaled = (flops: Planned, times: number): Planned => ({
  transformer: times * flops.transformer,
  attention: times * flops.attention,
  decode: times * flops.decode,
  extract: times * flops.extract,
  score: times * flops.score,
});
