import {
  describeModel,
  type ModelDescription,
  planOf,
  specWith,
  totalFlops,
} from "../src/index.ts";
import { assertReadable } from "./assertReadable.ts";
import { assertReward } from "./assertReward.ts";
import type { ConsistencyHead } from "./ConsistencyReport.ts";
import { type ChosenModel, chosenModel } from "./chosenModel.ts";
import type { Named } from "./comparingCommands.ts";
import type { Plugins } from "./loadPlugins.ts";
import type { ModelOptions } from "./modelOptions.ts";
import { readPromptSet } from "./readPromptSet.ts";
import { spread } from "./spread.ts";
import { UsageError } from "./UsageError.ts";
import { usableGraph } from "./usableGraph.ts";

/** What to measure. */
export interface ConsistencyRequest extends ModelOptions {
  readonly reward: string;
  /** A prompt list by name or file. */
  readonly prompts: string;
  /** So many prompts of the list, evenly spread over it. */
  readonly count: number;
  /** Raw paths of a prompt. */
  readonly paths: number;
  readonly seed: number;
  /** Scales whose prefixes are completed; all but the last if absent. */
  readonly completed?: readonly number[];
  /** A graph whose cost at n = 1 is the budget of what is proposed. */
  readonly baseline: string;
}

/** A measurement that is known to be possible. */
export interface ConsistencyPlan extends ChosenModel {
  readonly spec: ModelDescription;
  readonly head: ConsistencyHead;
  readonly baseline: Named;
  readonly prompts: readonly string[];
  readonly completed: readonly number[];
}

/**
 * Checks all that can be checked before a model runs. Writes nothing.
 *
 * @throws UsageError, ModelError.
 */
export async function planConsistency(
  request: ConsistencyRequest,
  { rewards, operators }: Plugins,
): Promise<ConsistencyPlan> {
  const { reward, count, paths, seed, baseline } = request;
  const prompts = spread(readPromptSet(request.prompts), count).map(({ prompt }) => prompt);
  const { folder, roles } = chosenModel(request);
  const spec = specWith(await describeModel(folder, roles), rewards);
  assertReward(reward, spec);
  await assertReadable(prompts, spec);
  const graph = usableGraph(baseline, operators, spec);
  const budget = totalFlops(planOf(graph, operators, spec, 1).flops);
  const { name, hash } = spec;
  const head = { model: name, modelHash: hash, reward, paths, seed, baseline: graph.name, budget };
  const completed = scalesOf(request.completed, spec);
  return { folder, roles, spec, head, baseline: { given: baseline, graph }, prompts, completed };
}

function scalesOf(given: readonly number[] | undefined, spec: ModelDescription): readonly number[] {
  const last = spec.sides.length - 1;
  const late = given?.find((scale) => scale >= last);
  if (late !== undefined)
    throw new UsageError(`no prefix ends at scale ${late}`, `scales in 0…${last - 1}`);
  return given ?? Array.from({ length: last }, (_, scale) => scale);
}
