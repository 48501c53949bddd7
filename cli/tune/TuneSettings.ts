import type { Asked, Settings } from "../../src/evaluation/index.ts";
import type { Graph } from "../../src/index.ts";
import type { ModelOptions } from "../modelOptions.ts";

/** Everything that the race depends on: what `tune.json` says, before anything is drawn. */
export interface TuneSettings {
  readonly format: 1;
  readonly model: string;
  readonly modelHash: string;
  readonly reward: string;
  /** What decides who goes on: `judge`, or the reward. */
  readonly objective: string;
  /** FLOPs of a prompt. */
  readonly budget: number;
  readonly seed: number;
  /** Rungs from the first: how many graphs run beside the baselines, and the prompts. */
  readonly rungs: readonly { readonly graphs: number; readonly prompts: readonly string[] }[];
  /** Seeds of the pictures. */
  readonly seeds: readonly number[];
  readonly plugins: Settings["plugins"];
  readonly baselines: readonly string[];
  /** All graphs, baselines too, by name. */
  readonly graphs: Readonly<Record<string, Entrant>>;
}

/** A graph in the race, as `tune.json` has it. */
export interface Entrant {
  readonly family: string;
  readonly n: number;
  /** FLOPs of a prompt, at most. */
  readonly flops: number;
  /** At least, where the data decides. */
  readonly least?: number;
  readonly graph: Graph;
}

/** A race that is known to be possible. */
export interface TunePlan {
  readonly settings: TuneSettings;
  readonly chosen: ModelOptions;
  /** Prompts of each rung, with what a right picture shows. */
  readonly prompts: readonly (readonly Asked[])[];
  /** FLOPs of a raw image. */
  readonly raw: number;
  /** What a person should know, a line each. */
  readonly notices: readonly string[];
}
