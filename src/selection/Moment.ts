/** Where a run is when it asks for its inverse temperature. */
export interface Moment {
  /** Scale drawn last, from 0. */
  readonly scale: number;
  /** Scales drawn so far over all scales, in (0, 1]. */
  readonly scales: number;
  /** Tokens drawn so far over all tokens, in (0, 1]. */
  readonly tokens: number;
  /** Inverse temperature of the weighing before; 0 at first. */
  readonly before: number;
  /** Effective sample size of the weights under an inverse temperature, in paths. */
  readonly ess: (lambda: number) => number;
  /** Paths that are weighed. */
  readonly paths: number;
}
