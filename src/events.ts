import type { Graph } from "./graph/Graph.ts";
import type { Cost } from "./run/Cost.ts";

/** Where an event happened. */
export interface EventPlace {
  readonly scale: number;
  /** Step id. */
  readonly step: string;
}

/** A path as a selection saw it. */
export interface Candidate {
  readonly key: string;
  readonly logWeight: number;
}

/** A path that a selection kept: `from` is its place among the candidates. */
export interface Survivor extends Candidate {
  readonly from: number;
}

/**
 * What a run tells while it goes on: numbers and keys, never tensors. Written one JSON line each,
 * these are the trace: enough to redraw the tree and to replay any selection.
 */
export type RunEvent =
  | {
      readonly type: "started";
      /** Version of this format. */
      readonly version: 1;
      readonly prompt: string;
      readonly seed: number;
      readonly n: number;
      readonly model: string;
      readonly modelHash: string;
      /** Fully resolved; `null` for a search composed in code. */
      readonly graph: Graph | null;
      /** Keys of the first paths. */
      readonly paths: readonly string[];
    }
  | ({ readonly type: "generated"; readonly paths: readonly string[] } & EventPlace)
  | ({
      readonly type: "decoded";
      /** Of the resized latents, where they were decoded at a smaller side than their own. */
      readonly side?: number;
      readonly paths: readonly string[];
    } & EventPlace)
  | ({
      readonly type: "extracted";
      readonly encoder: string;
      readonly reduce: string;
      readonly paths: readonly string[];
      readonly features: readonly (readonly number[])[];
    } & EventPlace)
  | ({
      readonly type: "scored";
      readonly reward: string;
      readonly paths: readonly string[];
      /** `null` where the reward gave NaN or an infinity. */
      readonly scores: readonly (number | null)[];
    } & EventPlace)
  | ({
      readonly type: "died";
      readonly paths: readonly string[];
      readonly why: string;
    } & EventPlace)
  | ({
      readonly type: "weighed";
      /** Inverse temperature used, in 1/score. */
      readonly lambda: number;
      readonly paths: readonly string[];
      /** What was added to each log-weight. */
      readonly logPotentials: readonly number[];
      /** Each log-weight after that. */
      readonly logWeights: readonly number[];
    } & EventPlace)
  | ({
      readonly type: "joined";
      /** The steps whose paths are joined. */
      readonly from: readonly string[];
      readonly paths: readonly string[];
    } & EventPlace)
  | ({
      readonly type: "selected";
      readonly op: string;
      readonly candidates: readonly Candidate[];
      readonly survivors: readonly Survivor[];
      /** Said where a selection could not do what was asked of it. */
      readonly note?: string;
    } & EventPlace)
  | {
      readonly type: "finished";
      readonly key: string;
      readonly score: number | null;
      readonly cost: Cost;
      /** Keys of the further images of a graph that chooses several, the best first. */
      readonly others?: readonly string[];
    }
  | {
      readonly type: "failed";
      readonly prompt: string;
      readonly error: string;
      readonly message: string;
      readonly step?: string;
      readonly scale?: number;
    };
