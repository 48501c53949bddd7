import type { Completions, PathScores } from "../src/evaluation/index.ts";

/** What a measurement of consistency has drawn so far. */
export interface Measured {
  /** Scores of full pictures, a prompt each. */
  readonly full: PathScores[];
  /** By side: scores of smaller pictures, at the last scale of full ones. */
  readonly smaller: Record<string, readonly PathScores[]>;
  /** A prompt and a scale each. */
  readonly completions: Completions[];
}
