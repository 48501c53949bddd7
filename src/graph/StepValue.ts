/** A step as a graph file writes it. */
export interface StepValue {
  /** The operator's name. */
  readonly op: string;
  /** Unique in its graph; the operator's name if absent. Keys the step's random draws. */
  readonly id?: string;
  /**
   * Earlier steps of the same scale that it works on; the step above if absent. Several are joined:
   * the union of their paths by key, in path order.
   */
  readonly from?: string | readonly string[];
  /** Scales at which it runs; every scale if absent. */
  readonly at?: readonly number[];
  /** Its parameters. */
  readonly with?: Readonly<Record<string, unknown>>;
}
