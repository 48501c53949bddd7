import type { RunEvent } from "../events.ts";
import type { Sampling } from "../models/ports.ts";
import type { Certainty } from "../Path.ts";
import type { RowView } from "../Tensor.ts";

/** A path about to draw a scale. */
export interface Drawing {
  readonly key: string;
  readonly cache: RowView;
  readonly latent: RowView;
}

/** What `generate` gives back for each path, in order; one reference each. */
export interface Drawn {
  readonly cache: RowView;
  readonly latent: RowView;
  /** How sure the model was, where it was asked. */
  readonly measured?: Certainty;
}

/** Sampling values that a step overrides: a number, or one a scale. */
export type Overrides = { readonly [K in keyof Sampling]?: number | readonly number[] };

/**
 * One prompt being drawn: what operators work with. It splits model calls to the batch limit,
 * shares identical prefixes, counts what is spent and tells what happens.
 */
export interface Run {
  readonly prompt: string;
  /** 0…2⁵³−1. */
  readonly seed: number;
  /** Side of each scale of the model: scale k has `sides[k]²` tokens. */
  readonly sides: readonly number[];
  /** Multiplies the paths and every `to`; 1…1024. */
  readonly n: number;
  /**
   * Draws the tokens of `scale` for all paths. Does not release what the paths hold.
   *
   * @param measure whether to tell how sure the model was of each path's; the draws are the same.
   * @throws ModelError where the model cannot tell.
   */
  generate(
    paths: readonly Drawing[],
    scale: number,
    overrides: Overrides,
    measure?: boolean,
  ): Promise<readonly Drawn[]>;
  /** Pictures of these latents, one view each; with a `side` that the model has, of less detail. */
  decode(latents: readonly RowView[], side?: number): Promise<readonly RowView[]>;
  /** Reduced features `[L]` of each picture. */
  encode(
    encoder: string,
    images: readonly RowView[],
    reduce: string,
  ): Promise<readonly Float32Array[]>;
  /** Reward of each picture; NaN or infinite where the reward broke. */
  score(reward: string, images: readonly RowView[]): Promise<readonly number[]>;
  /** Tells what happened. */
  emit(event: RunEvent): void;
}
