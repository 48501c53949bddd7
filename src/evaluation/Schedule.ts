/** A search that drops the paths with the lower scores at a few scales and ends with the best. */
export interface Schedule {
  /** Paths at the start. */
  readonly paths: number;
  /** In order of scale: the `to` paths with the highest scores at `scale` go on. */
  readonly keeps: readonly { readonly scale: number; readonly to: number }[];
}
