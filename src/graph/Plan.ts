import type { Flops } from "../run/Cost.ts";

/** FLOPs by part, and of the transformer's those that go into attention. */
export interface Planned extends Flops {
  readonly attention: number;
}

/** What one scale costs. */
export interface PlannedScale {
  readonly scale: number;
  readonly side: number;
  /** Paths that draw its tokens, and those that are left of them after its last step. */
  readonly generated: number;
  readonly kept: number;
  readonly flops: Planned;
  /** Bytes of the caches and latents of all paths once they have drawn its tokens. */
  readonly stateBytes: number;
}

/** What a run costs, every path counted as if it were distinct. */
export interface Outlay {
  readonly scales: readonly PlannedScale[];
  /** Of all scales and, once, of `begin`, which is the transformer's. */
  readonly flops: Planned;
  /**
   * Most bytes of caches and latents at once. A scale's tokens are drawn while the rows of the scale
   * before still lie there, those of dropped paths too: they go together. Pictures, features and
   * weights are not counted, nor what a device needs while it computes.
   */
  readonly peakStateBytes: number;
}

/** What a search will cost with a model, before anything runs. */
export interface Plan extends Outlay {
  readonly graph: string;
  readonly model: string;
  readonly n: number;
  /** How often the whole search is made at most, and counted; once if absent. */
  readonly rounds?: number;
  /** FLOPs of reading the prompt, once. */
  readonly begin: number;
  /**
   * The least it may cost, where data decide how many paths go on, are drawn again, or how many
   * rounds there are. The plan itself is then what it costs at most.
   */
  readonly least?: Outlay;
}
