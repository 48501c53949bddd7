import type { Field, Path } from "./Path.ts";
import type { Run } from "./run/Run.ts";

/** All paths of one prompt between two operators. Immutable, never empty, consumed once. */
export interface Batch<F extends Field> {
  /** Prompt, seed, models and event stream that every operator works with. */
  readonly run: Run;
  /** Scale last generated, 0…K−1; −1 before the first. */
  readonly scale: number;
  readonly paths: readonly Path<F>[];
  /** All of these paths are images to end with, the best first. Where absent, one must be left. */
  readonly isFinal?: true;
}
