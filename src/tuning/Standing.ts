/** Where a graph stands after a rung. */
export interface Standing {
  readonly name: string;
  /** Mean of the categories' means of the objective; NaN where no picture has one. */
  readonly objective: number;
  /** Mean FLOPs an image. */
  readonly flops: number;
}
