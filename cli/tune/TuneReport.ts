import type { Difference } from "../../src/evaluation/index.ts";
import type { Standing } from "../../src/tuning/index.ts";
import type { TuneSettings } from "./TuneSettings.ts";

/** What came of a race: a function of its settings and of its results. */
export interface TuneReport extends Omit<TuneSettings, "rungs" | "plugins"> {
  /** FLOPs of a raw image. */
  readonly raw: number;
  /** Prompts of each rung and where its graphs stood, baselines too. */
  readonly rungs: readonly {
    readonly prompts: number;
    readonly standings: readonly Standing[];
  }[];
  /** Name of the graph with the highest objective on the last rung, of those within the budget. */
  readonly winner: string;
  /** The winner less each baseline but itself, on the last rung, by objective and reward. */
  readonly evidence: readonly Difference[];
}
