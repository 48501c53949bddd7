import {
  describeModel,
  type Graph,
  type ModelDescription,
  type StepValue,
  specWith,
  stepsAt,
} from "../../src/index.ts";
import { assertReadable } from "../assertReadable.ts";
import { assertReward } from "../assertReward.ts";
import { type ChosenModel, chosenModel } from "../chosenModel.ts";
import type { Plugins } from "../loadPlugins.ts";
import type { ModelOptions } from "../modelOptions.ts";
import { readPromptSet } from "../readPromptSet.ts";
import { spread } from "../spread.ts";
import { UsageError } from "../UsageError.ts";
import { usableGraph } from "../usableGraph.ts";
import type { FitHead } from "./FitReport.ts";

/** What to fit. */
export interface FitRequest extends ModelOptions {
  /** A graph by name or file: it gets the predictions. */
  readonly graph: string;
  /** More rewards whose scores count. */
  readonly rewards?: readonly string[];
  /** More scales whose scores count. */
  readonly scales?: readonly number[];
  /** A prompt list by name or file. */
  readonly prompts: string;
  /** So many prompts of the list, evenly spread over it. */
  readonly count: number;
  /** Raw paths of a prompt and seed. */
  readonly paths: number;
  readonly seeds: readonly number[];
  readonly monotone?: boolean;
}

/** A fit that is known to be possible. */
export interface FitPlan extends ChosenModel {
  readonly spec: ModelDescription;
  readonly base: Graph;
  readonly head: FitHead;
  readonly prompts: readonly string[];
}

/**
 * Checks all that can be checked before a model runs. Writes nothing.
 *
 * @throws UsageError, ModelError.
 */
export async function planFit(
  request: FitRequest,
  { rewards: own, operators }: Plugins,
): Promise<FitPlan> {
  const { paths, seeds, monotone = false } = request;
  const prompts = spread(readPromptSet(request.prompts), request.count).map((one) => one.prompt);
  if (prompts.length < 2)
    throw new UsageError("one prompt tells nothing of others", "two prompts at least");
  const { folder, roles } = chosenModel(request);
  const spec = specWith(await describeModel(folder, roles), own);
  const base = usableGraph(request.graph, operators, spec);
  const target = targetOf(base);
  const rewards = [...new Set([target, ...(request.rewards ?? [])])];
  for (const reward of rewards) assertReward(reward, spec);
  await assertReadable(prompts, spec);
  const predicts = predictedScales(base, target);
  const scales = [...new Set([...predicts, ...(request.scales ?? [])])].sort((a, b) => a - b);
  const late = scales.find((scale) => scale >= base.scales - 1);
  if (late !== undefined)
    throw new UsageError(
      `no score of scale ${late} comes before the last`,
      `scales in 0…${base.scales - 2}`,
    );
  const { name, hash } = spec;
  const of = { model: name, modelHash: hash, graph: base.name };
  const head = { ...of, target, rewards, scales, predicts, monotone, paths, seeds };
  return { folder, roles, spec, base, head, prompts };
}

/** The reward that a step scores by, where it is one alone. */
export const rewardOf = ({ op, with: params }: StepValue): string | undefined =>
  op === "score" ? (params as { readonly reward?: string } | undefined)?.reward : undefined;

function targetOf(base: Graph): string {
  const last = stepsAt(base, base.scales - 1).findLast(({ step }) => step.op === "score");
  const target = last && rewardOf(last.step);
  if (target !== undefined) return target;
  throw new UsageError(
    `${base.name} ends with no score by one reward alone`,
    "what is predicted is one reward of the finished image",
  );
}

function predictedScales(base: Graph, target: string): readonly number[] {
  const earlier = Array.from({ length: base.scales - 1 }, (_, scale) => scale);
  const all = (op: string, scale: number) =>
    stepsAt(base, scale).some(({ step }) => step.op === op);
  if (earlier.some((scale) => all("predict", scale)))
    throw new UsageError(`${base.name} predicts already`, "fit the graph that it was made from");
  const scales = earlier.filter((scale) =>
    stepsAt(base, scale).some(({ step }) => rewardOf(step) === target),
  );
  if (scales.length > 0) return scales;
  throw new UsageError(
    `${base.name} scores nothing by ${target} before the last scale`,
    "a graph that does: keep-best-7",
  );
}
