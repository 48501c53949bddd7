import type { FitEvidence } from "../../src/evaluation/index.ts";
import type { Predictor } from "../../src/index.ts";

/** What `varflow fit` was asked for, and of what. */
export interface FitHead {
  readonly model: string;
  readonly modelHash: string;
  /** Name of the graph that gets predictions. */
  readonly graph: string;
  /** Reward that the graph ends with: what is predicted. */
  readonly target: string;
  /** Rewards whose scores are looked at, the target first. */
  readonly rewards: readonly string[];
  /** Scales whose scores are looked at, rising, before the last. */
  readonly scales: readonly number[];
  /** Scales at which the graph predicts: some of those. */
  readonly predicts: readonly number[];
  readonly monotone: boolean;
  /** Raw paths of a prompt and seed. */
  readonly paths: number;
  readonly seeds: readonly number[];
}

/** The predictor of a scale, and what it is worth. */
export interface FitRow extends FitEvidence {
  readonly scale: number;
  readonly penalty: number;
  readonly predictor: Predictor;
}

/** All that `varflow fit` found. */
export interface FitReport extends FitHead {
  readonly format: 1;
  readonly prompts: readonly string[];
  readonly rows: readonly FitRow[];
}
