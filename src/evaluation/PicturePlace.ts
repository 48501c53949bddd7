import type { ResultRow } from "./ResultRow.ts";

/** One picture among those of an evaluation: what layouts of files name it by. */
export interface PicturePlace extends Pick<ResultRow, "graph" | "n" | "prompt" | "seed"> {
  /** Place of the prompt in the evaluation's list, from 0. */
  readonly promptAt: number;
  /** Place of the seed among the evaluation's seeds, from 0. */
  readonly sampleAt: number;
  /** How many seeds there are: pictures a prompt. */
  readonly samples: number;
}
