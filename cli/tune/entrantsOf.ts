import type { Graph, ModelSpec, Registry } from "../../src/index.ts";
import {
  type Candidate,
  type FamilyWord,
  plannedCost,
  proposals,
  roomOf,
  type Space,
} from "../../src/tuning/index.ts";
import { affordable } from "../affordable.ts";
import { strategyOf } from "../strategyOf.ts";
import { UsageError } from "../UsageError.ts";
import { assertWidth, usableGraph } from "../usableGraph.ts";
import { baselinesOf } from "./baselinesOf.ts";
import { fromConsistency } from "./fromConsistency.ts";
import type { TuneRequest } from "./TuneRequest.ts";
import type { Entrant, TuneSettings } from "./TuneSettings.ts";

/** With what, and for how much. */
interface Means {
  readonly space: Space;
  readonly spec: ModelSpec;
  readonly registry: Registry;
  /** FLOPs. */
  readonly budget: number;
}

/**
 * Who takes part: the baselines at their largest n within the budget, what a report of consistency
 * promises, proposals, and graphs that were given.
 *
 * @throws UsageError where the budget does not pay for Best-of-N with one path, or for a graph that
 * was given, and for a space that the model has not.
 */
export function entrantsOf(
  request: TuneRequest & { readonly families: readonly FamilyWord[] },
  means: Means,
): Pick<TuneSettings, "graphs" | "baselines"> & { readonly notices: readonly string[] } {
  const { baselines, notices: tooDear } = baselinesIn(request.reward, means);
  const { candidates, consistency, seed, families } = request;
  const wanted = { ...means, ...{ room: roomIn(means, request.reward), seed } };
  const first = consistency === undefined ? null : fromConsistency(consistency, wanted);
  const proposed = proposals({ ...wanted, families, count: candidates });
  const given = (request.also ?? []).map((text) => givenIn(text, means));
  const all = [...baselines, ...(first === null ? [] : [first]), ...proposed, ...given];
  const names = all.map(({ name }) => name);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined)
    throw new UsageError(`${twice} is in the race twice`, "leave it out of --also");
  if (all.length === baselines.length)
    throw new UsageError(
      "no search within the search space spends the budget",
      "a larger --budget, or another --space",
    );
  return {
    graphs: Object.fromEntries(
      all.map(({ name, ...entrant }) => [name, entrant satisfies Entrant]),
    ),
    baselines: baselines.map(({ name }) => name),
    notices: [
      ...tooDear,
      ...(consistency !== undefined && first === null
        ? [`${consistency} promises nothing of a search that spends the budget`]
        : []),
      ...(proposed.length < candidates
        ? [`${proposed.length} different graphs were found, not ${candidates}`]
        : []),
    ],
  };
}

function baselinesIn(reward: string, means: Means) {
  const { spec, registry, budget } = means;
  const [whole, search] = baselinesOf(spec, reward, registry) as [Graph, Graph?];
  const least = search && plannedCost(search, registry, spec, 1).flops;
  const fits = least !== undefined && least <= budget;
  return {
    baselines: [whole, ...(search && fits ? [search] : [])].map((graph) =>
      widest(graph, "baseline", means),
    ),
    notices:
      search && !fits ? [`${search.name} costs more than the budget at n = 1: left out`] : [],
  };
}

const widest = (graph: Graph, family: string, { registry, spec, budget }: Means): Candidate =>
  withN(graph, family, affordable(graph, registry, spec, { flops: budget }), { registry, spec });

const withN = (
  graph: Graph,
  family: string,
  n: number,
  { registry, spec }: Pick<Means, "registry" | "spec">,
): Candidate => ({
  ...{ name: graph.name, family, graph, n },
  ...plannedCost(graph, registry, spec, n),
});

function givenIn(text: string, means: Means): Candidate {
  const { file, ns } = strategyOf(text);
  const graph = usableGraph(file, means.registry, means.spec);
  const [n, ...others] = ns;
  if (others.length > 0)
    throw new UsageError(`${text} has several widths`, "one a graph, or none for the largest");
  const largest = widest(graph, "given", means);
  if (n === undefined) return largest;
  assertWidth(graph, n);
  if (n <= largest.n) return withN(graph, "given", n, means);
  throw new UsageError(`${text} costs more than the budget`, `${file}@${largest.n} is the largest`);
}

function roomIn({ space, spec }: Means, reward: string) {
  try {
    return roomOf(space, spec, reward);
  } catch (cause) {
    throw cause instanceof RangeError
      ? new UsageError(`the search space: ${cause.message}`)
      : cause;
  }
}
