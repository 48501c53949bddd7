import { operators } from "../../operators/index.ts";
import { label } from "../../src/graph/label.ts";
import { shipped, shippedGraph } from "../fakes/fakeDraw.ts";

const labelled = (kind: "exact" | "heuristic") =>
  shipped.filter((name) => label(shippedGraph(name), operators).kind === kind);

/** Graph files that ship, by their label. */
export const exactGraphs: readonly string[] = labelled("exact");
export const heuristicGraphs: readonly string[] = labelled("heuristic");
