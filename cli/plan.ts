import * as E from "fp-ts/lib/Either.js";
import {
  describeModel,
  type Graph,
  type ModelSpec,
  type Plan,
  planOf,
  type Registry,
  rawFlopsOf,
  specWith,
  totalFlops,
} from "../src/index.ts";
import { affordable } from "./affordable.ts";
import type { Budget } from "./budget.ts";
import { bundleFolder } from "./bundleFolder.ts";
import { describeProblem } from "./describeProblem.ts";
import { formatFlops } from "./formatFlops.ts";
import { loadGraph } from "./loadGraph.ts";
import type { Plugins } from "./loadPlugins.ts";
import { planText } from "./planText.ts";
import { UsageError } from "./UsageError.ts";

/** Options of `varflow plan`, as the command line gives them. */
export interface PlanOptions {
  /** A bundle by name or folder; it needs no weights. */
  readonly model: string;
  /** 1 if absent, and where `budget` does not choose it. */
  readonly n?: number;
  /** Chooses the largest n that costs no more. */
  readonly budget?: Budget;
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
  const spec = specWith(await describeModel(bundleFolder(options.model)), rewards);
  const loaded = loadGraph(given, operators, spec);
  if (E.isLeft(loaded)) throw new UsageError(loaded.left.map(describeProblem).join("\n"));
  const { graph } = loaded.right;
  const n = chosenN(graph, operators, spec, options);
  const planned = planOf(graph, operators, spec, n);
  const rawFlops = rawFlopsOf(spec.cost);
  process.stdout.write(
    options.json
      ? `${JSON.stringify(record(planned, rawFlops))}\n`
      : planText(planned, rawFlops) + chosenText(n, options.budget),
  );
  return 0;
}

function chosenN(graph: Graph, operators: Registry, spec: ModelSpec, options: PlanOptions): number {
  const { n, budget } = options;
  if (budget !== undefined && n !== undefined)
    throw new UsageError("-n and --budget both choose n", "leave out one of them");
  if (budget !== undefined) return affordable(graph, operators, spec, budget);
  if (graph.n === 1 && n !== undefined && n !== 1)
    throw new UsageError(
      `${graph.name} draws one path: n must be 1, not ${n}`,
      "best-of-n spends n whole samples",
    );
  return n ?? 1;
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
