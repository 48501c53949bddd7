import {
  describeModel,
  type ModelDescription,
  rawFlopsOf,
  readBundle,
  specWith,
} from "../../src/index.ts";
import type { FamilyWord } from "../../src/tuning/index.ts";
import { families, promptRungs, rungsOf } from "../../src/tuning/index.ts";
import { assertReadable } from "../assertReadable.ts";
import { assertReward } from "../assertReward.ts";
import { chosenModel } from "../chosenModel.ts";
import type { Plugins } from "../loadPlugins.ts";
import { readPromptSet } from "../readPromptSet.ts";
import { spread } from "../spread.ts";
import { entrantsOf } from "./entrantsOf.ts";
import { objectiveOf } from "./objectiveOf.ts";
import { readSpace } from "./readSpace.ts";
import type { TuneRequest } from "./TuneRequest.ts";
import type { TunePlan } from "./TuneSettings.ts";

/**
 * Checks all that can be checked before a model runs. Writes nothing.
 *
 * @throws UsageError, ModelError.
 */
export async function planTune(request: TuneRequest, plugins: Plugins): Promise<TunePlan> {
  const all = spread(readPromptSet(request.prompts), request.count ?? Number.POSITIVE_INFINITY);
  const { folder, roles } = chosenModel(request);
  const model = await describeModel(folder, roles);
  if (!model.weights) await readBundle(folder); // says why costs alone draw nothing
  const spec: ModelDescription = specWith(model, plugins.rewards);
  assertReward(request.reward, spec);
  await assertReadable(
    all.map(({ prompt }) => prompt),
    spec,
  );
  const objective = objectiveOf(request, spec, all);
  const raw = rawFlopsOf(spec.cost);
  const budget = "flops" in request.budget ? request.budget.flops : request.budget.raws * raw;
  const settings = settingsOf(request, { spec, budget, objective }, all.length, plugins);
  const prompts = promptRungs(
    all,
    settings.sizes.map((rung) => rung.prompts),
  );
  const { sizes, notices, ...rest } = settings;
  return {
    settings: {
      ...rest,
      rungs: sizes.map(({ graphs }, i) => ({
        graphs,
        prompts: (prompts[i] ?? []).map(({ prompt }) => prompt),
      })),
    },
    ...{ chosen: { model: request.model, role: request.role ?? [] }, prompts, raw, notices },
  };
}

interface Stake {
  readonly spec: ModelDescription;
  /** FLOPs. */
  readonly budget: number;
  readonly objective: string;
}

/** All but the prompts: who runs, and how many prompts each rung has. */
function settingsOf(
  request: TuneRequest,
  { spec, budget, objective }: Stake,
  prompts: number,
  { operators, files }: Plugins,
) {
  const space = request.space === undefined ? {} : readSpace(request.space);
  const words = space.families ?? (Object.keys(families) as readonly FamilyWord[]);
  const means = { space, spec, budget, registry: operators };
  const { graphs, baselines, notices } = entrantsOf({ ...request, families: words }, means);
  const { seed, seeds, reward, rungs, divide } = request;
  const racing = Object.keys(graphs).length - baselines.length;
  return {
    ...{ format: 1 as const, model: spec.name, modelHash: spec.hash, reward, objective },
    ...{ budget, seed, seeds: [...seeds], plugins: [...files], baselines, graphs, notices },
    sizes: rungsOf({ graphs: racing, rungs, divide, prompts }),
  };
}
