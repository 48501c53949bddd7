import {
  describeModel,
  type Graph,
  type ModelSpec,
  type OfficialLine,
  officialOf,
  type Plan,
  planOf,
  type Registry,
  rawFlopsOf,
  specWith,
  totalFlops,
} from "../src/index.ts";
import { affordable } from "./affordable.ts";
import type { Budget } from "./budget.ts";
import { chosenModel } from "./chosenModel.ts";
import { formatFlops } from "./formatFlops.ts";
import type { Plugins } from "./loadPlugins.ts";
import type { ModelOptions } from "./modelOptions.ts";
import { officialText } from "./officialText.ts";
import { planText } from "./planText.ts";
import { UsageError } from "./UsageError.ts";
import { assertWidth, usableGraph } from "./usableGraph.ts";

/** Options of `varflow plan`, as the command line gives them. */
export interface PlanOptions extends ModelOptions {
  /** 1 if absent, and where `budget` does not choose it. */
  readonly n?: number;
  /** Chooses the largest n that costs no more. */
  readonly budget?: Budget;
  /** Also tells what the official code would spend. */
  readonly official?: boolean;
  readonly json?: boolean;
}

/**
 * `varflow plan`: prints what a graph costs with a model, scale by scale, or as JSON.
 *
 * @throws UsageError for a graph with a problem, an n that it cannot have and a budget that pays for
 * none; ModelError.
 */
export async function plan(
  given: string,
  options: PlanOptions,
  { operators, rewards }: Plugins,
): Promise<number> {
  const { folder, roles } = chosenModel(options); // which needs no weights
  const spec = specWith(await describeModel(folder, roles), rewards);
  const graph = usableGraph(given, operators, spec);
  const n = chosenN(graph, operators, spec, options);
  const planned = planOf(graph, operators, spec, n);
  const rawFlops = rawFlopsOf(spec.cost);
  const official = options.official ? officialLines(planned, spec) : undefined;
  process.stdout.write(
    options.json
      ? `${JSON.stringify({ ...record(planned, rawFlops), official })}\n`
      : planText(planned, rawFlops) +
          (official === undefined ? "" : officialText(official)) +
          chosenText(n, options.budget),
  );
  return 0;
}

function chosenN(graph: Graph, operators: Registry, spec: ModelSpec, options: PlanOptions): number {
  const { n, budget } = options;
  if (budget !== undefined && n !== undefined)
    throw new UsageError("-n and --budget both choose n", "leave out one of them");
  if (budget !== undefined) return affordable(graph, operators, spec, budget);
  assertWidth(graph, n ?? 1);
  return n ?? 1;
}

function officialLines(planned: Plan, { name, cost }: ModelSpec): readonly OfficialLine[] {
  const lines = officialOf(planned, cost);
  if (lines !== null) return lines;
  throw new UsageError(
    `${name} says nothing of official code`,
    "a bundle whose cost table has `official` does: infinity-2b",
  );
}

const chosenText = (n: number, budget: Budget | undefined): string => {
  if (budget === undefined) return "";
  const told = "flops" in budget ? formatFlops(budget.flops) : `${budget.raws} raw images`;
  return `n = ${n} is the largest that ${told} pay for\n`;
};

/** What a program reads: the plan, and its sums in FLOPs. */
const record = (planned: Plan, rawFlops: number) => ({
  ...planned,
  totalFlops: totalFlops(planned.flops),
  rawFlops,
});
