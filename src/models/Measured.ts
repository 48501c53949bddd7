/** How sure a model was of what paths drew at one scale: see `Certainty`. */
export interface Measured {
  /**
   * Mean over the bits of log p(bit drawn), `[B]`, in nats, ≤ 0: p as it was drawn from, after
   * guidance, temperature and top-p, so that a bit that was set has 1. −∞ only where noise forced a
   * bit that could not be drawn.
   */
  readonly logProbability: readonly number[];
  /** Mean over the bits of |2p − 1|, `[B]`, in 0…1. */
  readonly confidence: readonly number[];
}
