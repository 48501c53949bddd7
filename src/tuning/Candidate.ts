import type { Graph } from "../graph/Graph.ts";

/** A graph in the race. */
export interface Candidate {
  /** Name of the graph. */
  readonly name: string;
  /** Where it comes from: a family, `consistency`, or `given`. */
  readonly family: string;
  readonly graph: Graph;
  readonly n: number;
  /** FLOPs of a prompt, as the plan says: at most. */
  readonly flops: number;
  /** At least, where the data decides. */
  readonly least?: number;
}
