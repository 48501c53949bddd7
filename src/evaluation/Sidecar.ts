import type { Flops } from "../run/Cost.ts";
import type { Result } from "../run/Result.ts";
import type { Generation } from "./lineageOf.ts";
import type { ResultRow } from "./ResultRow.ts";
import type { Settings } from "./Settings.ts";

/** What a picture's JSON file says: how the picture came about, and at what cost. */
export interface Sidecar
  extends Pick<ResultRow, "graph" | "n" | "prompt" | "seed" | "tag" | "key" | "image"> {
  /** Version of this format. */
  readonly format: 1;
  readonly model: string;
  readonly modelHash: string;
  /** Versions and what bytes may depend on. */
  readonly device: Settings["device"];
  /** The graph as it ran, fully resolved. */
  readonly schedule: Settings["graphs"][string];
  /** Paths that generated each scale. */
  readonly widths: readonly number[];
  readonly lineage: readonly Generation[];
  /** What each selection kept: places among its candidates. */
  readonly selections: readonly Selection[];
  /** Rewards seen on the way, as `Result.scores`; pictures they saw were decoded at full size. */
  readonly seen: Result["scores"];
  /** Side lengths in pixels of what was decoded for the rewards: width, height. */
  readonly decoded: readonly [width: number, height: number];
  /** Rewards of the finished picture, by role. */
  readonly scores: ResultRow["scores"];
  readonly flops: Flops;
  readonly flopsExecuted: Flops;
}

/** A selection of a run. */
export interface Selection {
  readonly scale: number;
  readonly step: string;
  readonly op: string;
  readonly candidates: readonly string[];
  readonly kept: readonly number[];
}
