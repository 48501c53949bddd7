import type { RowView, Tensor } from "../Tensor.ts";
import type { CostTable } from "./CostTable.ts";
import type { Holdings } from "./Holdings.ts";
import type { Measured } from "./Measured.ts";

/** A model that a graph names by what it does; the run binds it to a file of a bundle. */
export interface Role {
  readonly kind: "reward" | "encoder";
  /** For example `alignment` or `structure`. */
  readonly name: string;
}

/** How bits are drawn from the model's logits (official.md 2.7). */
export interface Sampling {
  /** Weight g of the conditional logits: g·cond + (1−g)·uncond. */
  readonly guidance: number;
  /** Divides the logits; > 0. */
  readonly temperature: number;
  /** Probabilities ≤ 1 − topP become 0, those ≥ topP become 1; in (0.5, 1]. */
  readonly topP: number;
}

/** The state that all paths of a prompt start from. */
export interface Start {
  /** What the generator needs of the prompt: one row, opaque to everyone else. */
  readonly condition: Readonly<Record<string, Tensor>>;
  /** Empty keys and values, one row. */
  readonly cache: Tensor;
  /** Zeros, one row. */
  readonly latent: Tensor;
}

/** One model call: B paths that share U ≤ B distinct prefixes draw their tokens of `scale`. */
export interface StepRequest {
  readonly condition: Start["condition"];
  readonly scale: number;
  /** Cache and latent row of each distinct prefix, U of them. */
  readonly prefixes: readonly { readonly cache: RowView; readonly latent: RowView }[];
  /** Prefix of each path, `[B]`, 0…U−1. */
  readonly fan: readonly number[];
  /** Uniform numbers, `[B, tokens, bits]`; 0 forces a bit to 1, 1 forces it to 0. */
  readonly noise: Float32Array;
  readonly sampling: Sampling;
  /** Whether to tell how sure the model was; it is not asked, and costs nothing, if absent. */
  readonly measure?: boolean;
}

/** New state; the caller owns one reference to each tensor. */
export interface StepReply {
  /** Keys and values including this scale, U rows: path i holds row `fan[i]`. */
  readonly cache: Tensor;
  /** Sum of codes, B rows: path i holds row i. */
  readonly latent: Tensor;
  /** Where `measure` asked for it. */
  readonly measured?: Measured;
}

/** Draws tokens, scale by scale. */
export interface Generator {
  /** Reads a prompt. The caller owns one reference to each tensor. */
  begin(prompt: string): Promise<Start>;
  /** Draws one scale. */
  step(request: StepRequest): Promise<StepReply>;
}

/** Turns latents into pictures `[B, 3, H, W]`, float32 in 0…1. */
export interface Decoder {
  /**
   * `[B, 3, H, W]` for B latents; the caller owns one reference. With a `side`, one of the cost
   * table's `smallerDecodes`, the latents are resized to it first: less is seen for less.
   */
  decode(latents: readonly RowView[], side?: number): Promise<Tensor>;
}

/** Describes pictures: patches `[B, P, D]`, reduced on the device to `[B, L]`. */
export interface Encoder {
  /**
   * B vectors for B pictures; `reduce` is a word of the reducers. For a joint one the call has all
   * pictures of a batch, which may be more than the batch limit.
   */
  encode(images: readonly RowView[], reduce: string): Promise<readonly Float32Array[]>;
}

/** Scores how well pictures match a prompt, standardised: about mean 0, deviation 1 on raw ones. */
export interface Reward {
  /** B numbers for B pictures; one that broke may be NaN. */
  score(images: readonly RowView[], prompt: string): Promise<readonly number[]>;
}

/** Models bound to one run: all tensors they make are counted in `holdings`. */
export interface Lease {
  readonly generator: Generator;
  readonly decoder: Decoder;
  readonly encoders: Readonly<Record<string, Encoder>>;
  readonly rewards: Readonly<Record<string, Reward>>;
  readonly holdings: Holdings;
  /** Gives everything back; resolves once the device has confirmed that nothing is left. */
  close(): Promise<void>;
}

/** Why a prompt cannot be drawn. */
export interface Refusal {
  readonly message: string;
  readonly hint: string;
}

/** What must be known of a model before a run. */
export interface ModelSpec {
  readonly name: string;
  /** Identifies the exact weights in records. */
  readonly hash: string;
  /** Side of each scale; scale k has `sides[k]²` tokens. */
  readonly sides: readonly number[];
  /** Bits a token. */
  readonly bits: number;
  /** `[3, H, W]` of a decoded image. */
  readonly image: readonly [number, number, number];
  /** Sampling values of each scale, where a graph does not override them. */
  readonly sampling: readonly Sampling[];
  readonly cost: CostTable;
  /** Roles that it can fill; `pixels`, which needs no model, is always among the encoders. */
  readonly encoders: readonly string[];
  readonly rewards: readonly string[];
  /** `null`, or what is wrong with the prompt and what would be right. */
  readonly refuses: (prompt: string) => Promise<Refusal | null>;
  /** Notes on what rewards do not read to its end; none if absent. */
  readonly cuts?: (prompt: string) => Promise<readonly string[]>;
}

/** Opened models, ready to be leased to runs. */
export interface Models {
  readonly spec: ModelSpec;
  /** Most rows of one model call; larger calls are split, but for joint reductions. */
  readonly batch: number;
  /** Binds the models to one run. */
  lease(): Lease;
  /** Resolves when every closed lease has been confirmed empty. */
  settled(): Promise<void>;
  /** Waits for calls in flight, then closes the device. */
  close(): Promise<void>;
}
