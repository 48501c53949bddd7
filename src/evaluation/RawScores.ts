/** What raw paths of one prompt scored on their way: nobody selected among them. */
export interface RawScores {
  readonly prompt: string;
  /** By reward and scale: `[path]`. */
  readonly scores: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>;
  /** Score of the finished images by the reward that a search ends with, `[path]`. */
  readonly final: readonly number[];
}
