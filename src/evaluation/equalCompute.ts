import type { Comparison, Difference, Metric, Unmatched } from "./Comparison.ts";
import { differenceOf, meanFlops, type Rows } from "./differenceOf.ts";
import { strategyName } from "./Strategy.ts";

/**
 * Every strategy against each other graph, at the width that costs most of those that cost no more
 * than it: only what was evaluated, nothing is interpolated. Where every width of a graph costs
 * more, the pair is `unmatched`; a pair without a place in common is left out.
 */
export function equalCompute(
  all: readonly Rows[],
  metric: Metric | null,
): Pick<Comparison, "equalCompute" | "unmatched"> {
  if (metric === null) return { equalCompute: [], unmatched: [] };
  const costed = all.map((rows) => ({ rows, graph: rows[0].graph, flops: meanFlops(rows) }));
  const graphs = [...new Set(costed.map(({ graph }) => graph))];
  const found = costed.flatMap((own) =>
    graphs
      .filter((graph) => graph !== own.graph)
      .map((graph) => pairOf(own, ofGraph(costed, graph), metric)),
  );
  return {
    equalCompute: found.filter(isDifference).filter(({ difference }) => difference.places > 0),
    unmatched: found.filter((pair): pair is Unmatched => !isDifference(pair)),
  };
}

interface Costed {
  readonly rows: Rows;
  readonly graph: string;
  readonly flops: number;
}

const isDifference = (pair: Difference | Unmatched): pair is Difference => "difference" in pair;

/** The widths of a graph by rising cost. */
const ofGraph = (all: readonly Costed[], graph: string) =>
  all.filter((one) => one.graph === graph).sort((a, b) => a.flops - b.flops) as unknown as Widths;

type Widths = readonly [Costed, ...Costed[]];

/** Room for what the order of a sum rounds off. */
const exactly = 1 + 1e-9;

function pairOf(own: Costed, widths: Widths, metric: Metric): Difference | Unmatched {
  const other = widths.findLast(({ flops }) => flops <= own.flops * exactly);
  if (other !== undefined) return differenceOf(own.rows, other.rows, metric);
  const [least] = widths;
  return {
    name: strategyName(own.rows[0]),
    graph: least.graph,
    flops: own.flops,
    least: least.flops,
  };
}
