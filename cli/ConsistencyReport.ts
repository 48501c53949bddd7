import type { ConsistencyRow, Interval, PrefixRow, Proposal } from "../src/evaluation/index.ts";

/** What looking at unfinished pictures of one side costs, and how far it can be trusted. */
export interface LookReport {
  /** Side of the latent that is decoded; `null` for the full one. */
  readonly side: number | null;
  /** FLOPs of decoding and scoring one picture. */
  readonly flops: number;
  readonly consistency: readonly ConsistencyRow[];
  /** What choosing one of eight paths by their scores at a scale wins, in scores. */
  readonly gains: readonly GainRow[];
  /**
   * Rank correlation of value less that of full pictures, mean over all scales but the last, the
   * same paths seen both ways; `null` for the full pictures themselves.
   */
  readonly difference: Interval | null;
}

/** A gain at a scale, with a 95 % interval over prompts. */
export interface GainRow {
  readonly scale: number;
  readonly gain: number;
  readonly low: number;
  readonly high: number;
}

/** What `varflow consistency` was asked for, and of what. */
export interface ConsistencyHead {
  readonly model: string;
  readonly modelHash: string;
  readonly reward: string;
  readonly paths: number;
  readonly seed: number;
  /** A graph whose cost at n = 1 is the budget of the proposal. */
  readonly baseline: string;
  /** FLOPs. */
  readonly budget: number;
}

/** All that `varflow consistency` found. */
export interface ConsistencyReport extends ConsistencyHead {
  readonly format: 1;
  readonly prompts: readonly string[];
  /** Standard deviation of the final score within a prompt, pooled over prompts. */
  readonly deviation: number;
  /** The full picture first. */
  readonly looks: readonly LookReport[];
  readonly prefixes: readonly PrefixRow[];
  readonly proposal: Proposal;
  /** What it would have won on the paths measured, in scores; `null` if it starts more of them. */
  readonly replayed: Interval | null;
  /** As many whole samples as the budget pays for, on the same paths. */
  readonly bestOfN: { readonly paths: number; readonly replayed: Interval | null };
}
