import type { Image } from "../run/Result.ts";

/** A reward of a user's own: one number for each of some pictures, higher is better. */
export interface ImageScorer {
  /**
   * `[B]` for B pictures `[3, H, W]` in 0…1; NaN for one that it cannot score. About mean 0 and
   * deviation 1 on raw ones, where lambda is to mean what it means for other rewards.
   */
  (images: readonly Image[], prompt: string): Promise<readonly number[]> | readonly number[];
  /** FLOPs of one picture, for what a run says it cost; 0 if absent. */
  readonly flops?: number;
}
