import { operators } from "../../operators/index.ts";
import type { Graph } from "../../src/graph/Graph.ts";
import { label } from "../../src/graph/label.ts";
import { type Comparison, misses, toyModels, zLimit } from "../../src/testing/index.ts";
import { searchOf } from "../fakes/fakeDraw.ts";

/**
 * Runs of each graph and n: with 2,000 each of 32 cells is visited about 60 times. More of them
 * (`VARFLOW_TRUTH_RUNS=50000 npx vitest run test/truth`) find smaller faults.
 */
export const truthRuns = Number(process.env.VARFLOW_TRUTH_RUNS ?? 2000);

/** Widths of every day; a long run looks at 3 too, which stands between two others. */
export const truthWidths: readonly number[] =
  process.env.VARFLOW_TRUTH_RUNS === undefined ? [1, 2, 8] : [1, 2, 3, 8];

/**
 * |z| beyond which a cell counts as missed. All files, widths and cells together (about 15 × 4 ×
 * 80) give a false alarm with probability 5e-4.
 */
export const truthLimit = zLimit(15 * 4 * 80, 5e-4);

/** No image of three scales is so rare under the target that few runs come there. */
export const truthPrompt = "an arrow";

/** Cells that a graph visits too often or too rarely for what it aims at; see `misses`. */
export async function missesOf(
  graph: Graph,
  {
    n,
    runs = truthRuns,
    lambda = lambdaOf(graph),
  }: { readonly n: number; readonly runs?: number; readonly lambda?: number },
): Promise<readonly Comparison[]> {
  const models = toyModels({ scales: graph.scales, ...(addsUp(graph) ? { rescore: calm } : {}) });
  return misses(searchOf(graph), {
    models,
    prompt: truthPrompt,
    ...{ n, paths: graph.paths, runs, reward: "alignment", lambda, limit: truthLimit },
  });
}

/** What the label of an exact graph promises. */
function lambdaOf(graph: Graph): number {
  const found = label(graph, operators);
  if (found.kind === "exact") return found.lambda;
  throw new Error(`${graph.name} promises nothing`);
}

/**
 * Whether potentials of one checkpoint add to those of the next. Over many checkpoints at λ = 10
 * they grow so uneven that a few thousand runs miss the rare large evidence that makes up for it.
 */
const addsUp = ({ steps }: Graph): boolean =>
  steps.some(({ op, with: params }) => {
    const { potential = "tempered" } = (params ?? {}) as { readonly potential?: unknown };
    const grows = ["value", "max", "sum"].includes(potential as string);
    return op === "resample" && (grows || Object.hasOwn(Object(potential), "top-sum"));
  });

const calm = (score: number): number => score / 4;
