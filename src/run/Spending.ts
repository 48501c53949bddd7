/** What a step asks of the models at one scale: what it costs is `flopsOf` it. */
export interface Spending {
  /** Paths that draw their tokens. */
  readonly generate?: number;
  /** Paths that go on to draw every scale up to and with `to`, and are dropped. */
  readonly ahead?: { readonly paths: number; readonly to: number };
  /** Latents decoded, at full size or at a smaller `side` that the model has. */
  readonly decode?: { readonly images: number; readonly side?: number };
  /** Pictures that each encoder looks at, by role. */
  readonly extract?: Readonly<Record<string, number>>;
  /** Pictures that each reward looks at, by role. */
  readonly score?: Readonly<Record<string, number>>;
}
