/** A step as a graph file writes it. */
export interface StepValue {
  /** The operator's name. */
  readonly op: string;
  /** Unique in its graph; the operator's name if absent. Keys the step's random draws. */
  readonly id?: string;
  /** Scales at which it runs; every scale if absent. */
  readonly at?: readonly number[];
  /** Its parameters. */
  readonly with?: Readonly<Record<string, unknown>>;
}
