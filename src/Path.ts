import type { RowView } from "./Tensor.ts";

/** One score of a path, remembered for the rest of its life. */
export interface Scored {
  readonly scale: number;
  /** Role of the reward, for example `alignment`. */
  readonly reward: string;
  /** Finite; higher is better. */
  readonly score: number;
}

/** What one step added to the log-weight of a path. */
export interface Weighed {
  /** Scale of the score that it was weighed on. */
  readonly scale: number;
  /** Inverse temperature used, in 1/score. */
  readonly lambda: number;
  /** Logarithm of the potential, finite: what was added. */
  readonly logPotential: number;
}

/** How sure the model was of what a path drew at one scale. */
export interface Certainty {
  readonly scale: number;
  /** Mean over the bits drawn of the log-chance of each under the sampling law, in nats; ≤ 0. */
  readonly logProbability: number;
  /** Mean over the bits of |2p − 1|, in 0…1: 0 where each was a coin toss, 1 where none was. */
  readonly confidence: number;
}

/** What operators may attach to a path. */
export interface Fields {
  /** Keys and values of the prefix, `[layers, 2, R, heads, L, d]`, row on axis 2. */
  readonly cache: RowView;
  /** Sum of the codes so far at full latent size, `[Q, C, H, W]`. */
  readonly latent: RowView;
  /** Decoded picture of this very state, `[B, 3, H, W]` in 0…1. */
  readonly image: RowView;
  /** Reduced features of `image`, `[L]`, finite. */
  readonly features: Float32Array;
  /** Reward of `image`, finite; higher is better. */
  readonly score: number;
  /** Every score of this path and of its ancestors, oldest first, never empty. */
  readonly history: readonly Scored[];
  /** How sure the model was at every scale that was measured, oldest first, never empty. */
  readonly certainty: readonly Certainty[];
  /** Place of its parent among the paths that `expand` drew children of. */
  readonly family: number;
  /** Tries that it has left over from retries, ≥ 0. */
  readonly spare: number;
}
/** The name of a field. */
export type Field = keyof Fields;

/** Fields that hold a row of a tensor: a path owns one reference for each. */
export const rowFields = ["cache", "latent", "image"] as const satisfies readonly Field[];

/** One candidate image under construction, with the fields `F`. */
export type Path<F extends Field> = Pick<Fields, F> & {
  /** Noise key, 32 hexadecimal digits: with seed, prompt and scale it fixes every bit drawn. */
  readonly key: string;
  /** Place it held before each selection so far, oldest first; the first entry is its start. */
  readonly lineage: readonly number[];
  /** Natural logarithm of its importance weight; 0 at the start. */
  readonly logWeight: number;
  /** Every weighing of this path and of its ancestors, oldest first; empty at the start. */
  readonly weighed: readonly Weighed[];
};

/** The row views that a path owns, whatever its fields. */
export const viewsOf = (path: object): readonly RowView[] =>
  rowFields.flatMap((field) => (path as Partial<Fields>)[field] ?? []);
