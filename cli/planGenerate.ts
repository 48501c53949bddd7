import {
  describeModel,
  type Graph,
  imagesOf,
  type ModelSpec,
  type Search,
  specWith,
} from "../src/index.ts";
import { type ChosenModel, chosenModel } from "./chosenModel.ts";
import { deviceClass } from "./deviceClass.ts";
import { type Division, dividedFor } from "./dividedFor.ts";
import { imageName } from "./imageName.ts";
import type { Plugins } from "./loadPlugins.ts";
import type { ModelOptions } from "./modelOptions.ts";
import { claimFolder, type RunRecord, recordName } from "./outFolder.ts";
import { readPrompts } from "./readPrompts.ts";
import { UsageError } from "./UsageError.ts";
import { assertWidth, searchOf, usableGraph } from "./usableGraph.ts";

/** Options of `varflow generate`, as the command line gives them. */
export interface GenerateOptions extends ModelOptions {
  readonly graph: string;
  readonly n: number;
  readonly seed: number;
  readonly out: string;
  readonly prompts?: string;
  readonly workers?: number;
  readonly batch: number;
  readonly plugin?: readonly string[];
  readonly trace?: string;
  readonly force?: boolean;
  readonly json?: boolean;
}

/** Everything that `varflow generate` will do, known to be possible. */
export interface GeneratePlan extends ChosenModel {
  readonly graph: Graph;
  readonly search: Search;
  /** Some of them may be refused by the model: those fail alone. */
  readonly prompts: readonly string[];
  readonly division: Division;
  /** What a person should know before it starts, a line each. */
  readonly notices: readonly string[];
  readonly record: RunRecord;
  /** Files of an earlier run that this one replaces. */
  readonly replaced: readonly string[];
}

/**
 * Checks all that can be checked before a model runs. Writes nothing.
 *
 * @throws UsageError, ModelError.
 */
export async function planGenerate(
  given: readonly string[],
  options: GenerateOptions,
  plugins: Plugins,
): Promise<GeneratePlan> {
  const prompts = readPrompts(given, options.prompts);
  const { folder, roles } = chosenModel(options);
  const spec = specWith(await describeModel(folder, roles), plugins.rewards);
  const graph = usableGraph(options.graph, plugins.operators, spec);
  assertWidth(graph, options.n);
  await assertOneReadable(prompts, spec);
  const record = recordOf(graph, spec, prompts, options, plugins);
  return {
    ...{ folder, roles },
    notices: await noticesOf(prompts, spec),
    graph,
    search: searchOf(graph, plugins.operators),
    prompts,
    division: dividedFor(spec.memory, prompts.length, options.workers),
    record,
    replaced: claimFolder(options.out, record, options.force ?? false),
  };
}

/** What rewards do not read to its end, a line each. */
async function noticesOf(
  prompts: readonly string[],
  { cuts }: ModelSpec,
): Promise<readonly string[]> {
  const all = await Promise.all(
    prompts.map(async (prompt) =>
      ((await cuts?.(prompt)) ?? []).map((cut) => `"${prompt}": ${cut}`),
    ),
  );
  return all.flat();
}

async function assertOneReadable(
  prompts: readonly string[],
  { refuses }: ModelSpec,
): Promise<void> {
  const refusals = await Promise.all(prompts.map(refuses));
  const [first] = refusals;
  if (first && refusals.every((refusal) => refusal !== null))
    throw new UsageError(`prompt "${prompts[0]}": ${first.message}`, first.hint);
}

const recordOf = (
  graph: Graph,
  { name, hash }: ModelSpec,
  prompts: readonly string[],
  { n, seed }: GenerateOptions,
  { files, operators }: Plugins,
): RunRecord => ({
  inputs: { graph, n, seed, model: name, modelHash: hash, plugins: files, prompts },
  made: deviceClass(),
  files: [
    ...[recordName, "results.jsonl"],
    ...prompts.flatMap((prompt, i) =>
      Array.from({ length: imagesOf(graph, operators) }, (_, place) =>
        imageName(i, prompt, place + 1),
      ),
    ),
  ],
});
