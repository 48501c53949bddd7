/** What one prompt's raw paths scored on their way: nobody selected among them. */
export interface PathScores {
  readonly prompt: string;
  /** `[scale][path]`, one row for each scale of the model, the last one the finished images'. */
  readonly scores: readonly (readonly number[])[];
}
