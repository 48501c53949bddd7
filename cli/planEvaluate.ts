import { type Asked, featureEncoder, type Settings } from "../src/evaluation/index.ts";
import {
  describeModel,
  type Graph,
  imagesOf,
  type ModelDescription,
  readBundle,
  type Search,
  specWith,
} from "../src/index.ts";
import { affordable } from "./affordable.ts";
import { assertReadable } from "./assertReadable.ts";
import type { Budget } from "./budget.ts";
import { type ChosenModel, chosenModel } from "./chosenModel.ts";
import { deviceClass } from "./deviceClass.ts";
import { type Division, dividedFor } from "./dividedFor.ts";
import type { Plugins } from "./loadPlugins.ts";
import type { ModelOptions } from "./modelOptions.ts";
import { readPromptSet } from "./readPromptSet.ts";
import { spread } from "./spread.ts";
import { strategyOf } from "./strategyOf.ts";
import { UsageError } from "./UsageError.ts";
import { searchOf, usableGraph } from "./usableGraph.ts";

/** What `varflow evaluate` is asked for. */
export interface EvaluateRequest extends ModelOptions {
  /** Graphs, with widths where they have their own: `tts-var@1,2`. */
  readonly strategies: readonly string[];
  /** Widths of graphs that name none. */
  readonly n: readonly number[];
  /** Chooses the largest n that costs no more, for graphs that name none. */
  readonly budget?: Budget;
  readonly seeds: readonly number[];
  /** A prompt list by name or file, or the prompts themselves. */
  readonly prompts: string | readonly Asked[];
  /** So many prompts of the list, evenly spread over it; all if absent. */
  readonly count?: number;
}

/** Everything that an evaluation will do, known to be possible. */
export interface EvaluatePlan extends ChosenModel {
  readonly settings: Settings;
  readonly searches: Readonly<Record<string, { readonly graph: Graph; readonly search: Search }>>;
  readonly hasJudge: boolean;
  /** What a person should know before it starts, a line each. */
  readonly notices: readonly string[];
  readonly division: Division;
}

/**
 * Checks all that can be checked before a model runs. Writes nothing.
 *
 * @throws UsageError, ModelError.
 */
export async function planEvaluate(
  request: EvaluateRequest,
  plugins: Plugins,
): Promise<EvaluatePlan> {
  const listed =
    typeof request.prompts === "string" ? readPromptSet(request.prompts) : request.prompts;
  const prompts = spread(listed, request.count ?? Number.POSITIVE_INFINITY);
  const { folder, roles } = chosenModel(request);
  const model = await describeModel(folder, roles);
  if (!model.weights) await readBundle(folder); // says why costs alone draw nothing
  const strategies = request.strategies.map((given) => usable(given, request, model, plugins));
  await assertReadable(
    prompts.map(({ prompt }) => prompt),
    model,
  );
  const { varflow, onnxruntime, provider, platform, processor } = deviceClass();
  return {
    ...{ folder, roles },
    settings: {
      format: 1,
      model: model.name,
      modelHash: model.hash,
      graphs: Object.fromEntries(strategies.map(({ graph }) => [graph.name, { ...graph }])),
      runs: runsOf(strategies),
      prompts: [...prompts],
      seeds: [...request.seeds],
      rewards: [...model.rewards, ...Object.keys(plugins.rewards)],
      encoder: featureEncoder(model.encoders),
      plugins: [...plugins.files],
      device: { varflow, onnxruntime, provider, platform, processor },
    },
    searches: Object.fromEntries(strategies.map((one) => [one.graph.name, one])),
    hasJudge: model.judge !== null,
    notices: strategies.flatMap(({ graph }) => noticeOf(graph, plugins)),
    division: dividedFor(model.memory, Number.POSITIVE_INFINITY),
  };
}

/** Said of a graph that ends with several images. */
function noticeOf(graph: Graph, { operators }: Plugins): readonly string[] {
  const images = imagesOf(graph, operators);
  return images === 1
    ? []
    : [`${graph.name} ends with ${images} images: the first is judged, the others are not`];
}

interface Usable {
  readonly graph: Graph;
  readonly search: Search;
  readonly ns: readonly number[];
}

function usable(
  given: string,
  { n, budget }: EvaluateRequest,
  model: ModelDescription,
  { operators, rewards }: Plugins,
): Usable {
  const { file, ns } = strategyOf(given);
  const graph = usableGraph(file, operators, specWith(model, rewards));
  if (graph.n === 1 && ns.some((one) => one !== 1))
    throw new UsageError(`${given}: ${graph.name} draws one path: n must be 1`, `${file}@1`);
  const paid = budget === undefined ? n : [affordable(graph, operators, model, budget)];
  const wanted = ns.length > 0 ? ns : paid;
  return { graph, search: searchOf(graph, operators), ns: graph.n === 1 ? [1] : wanted };
}

function runsOf(strategies: readonly Usable[]): Settings["runs"] {
  const runs = strategies.flatMap(({ graph, ns }) => ns.map((n) => ({ graph: graph.name, n })));
  const names = runs.map(({ graph, n }) => `${graph}@${n}`);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined)
    throw new UsageError(`${twice} is there twice`, "name each graph once: tts-var@1,2,4");
  return runs;
}
