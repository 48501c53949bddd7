import type { Image } from "../run/Result.ts";

/**
 * Looks at finished pictures with every reward and one encoder, beside the search that made them:
 * what it does costs the search nothing, and the search sees nothing of it.
 */
export interface Examiner {
  /** Rewards that it scores with, by role. */
  readonly rewards: readonly string[];
  /** The encoder that it describes pictures with; `null` where the bundle has none. */
  readonly encoder: string | null;
  /** One number for each picture; NaN where the reward broke. */
  score(reward: string, images: readonly Image[], prompt: string): Promise<readonly number[]>;
  /** Mean over the patches of each picture, `[D]`; nothing without an encoder. */
  describe(images: readonly Image[]): Promise<readonly Float32Array[]>;
  /** Waits for calls in flight, then ends the worker. */
  close(): Promise<void>;
}
