/** What one row costs. FLOPs are 2 × multiply-adds; arrays have one entry a scale. */
export interface CostTable {
  /** FLOPs of `begin`, once a prompt. */
  readonly begin: number;
  /** FLOPs of one path at each scale, conditional and unconditional rows together. */
  readonly transformer: readonly number[];
  /** Those of `transformer` that go into attention: what grows faster than tokens. */
  readonly attention: readonly number[];
  /** Bytes of keys and values of one path after each scale, both rows together. */
  readonly cacheBytes: readonly number[];
  /** Bytes of one latent. */
  readonly latentBytes: number;
  /** FLOPs of one image. */
  readonly decode: number;
  /** FLOPs of one image made of a latent resized to a smaller side, by that side. */
  readonly smallerDecodes: Readonly<Record<number, number>>;
  /** FLOPs that the official code spends beside: see `officialOf`. */
  readonly official?: {
    /** Of reading the padded copy of the prompt that each path has. */
    readonly text: number;
    /** Of a path at a scale, for keys and values of the text. */
    readonly again: number;
  };
  readonly extract: Readonly<Record<string, number>>;
  readonly score: Readonly<Record<string, number>>;
}
