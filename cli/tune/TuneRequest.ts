import type { Budget } from "../budget.ts";
import type { ModelOptions } from "../modelOptions.ts";

/** What `varflow tune` is asked for. */
export interface TuneRequest extends ModelOptions {
  readonly reward: string;
  /** What a prompt may cost. */
  readonly budget: Budget;
  /** A prompt list by name or file. */
  readonly prompts: string;
  /** So many prompts of it on the last rung, evenly spread; all if absent. */
  readonly count?: number;
  /** Seeds of the pictures. */
  readonly seeds: readonly number[];
  /** Graphs to propose. */
  readonly candidates: number;
  readonly rungs: number;
  /** One graph of so many goes on. */
  readonly divide: number;
  /** Of the proposals. */
  readonly seed: number;
  /** A file of a search space. */
  readonly space?: string;
  /** A file that `varflow consistency` wrote. */
  readonly consistency?: string;
  /** Other graphs in the race, with widths or at the largest that the budget pays for. */
  readonly also?: readonly string[];
  readonly objective?: "reward" | "judge";
}
