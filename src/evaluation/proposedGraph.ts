import { at, type Graph, graph } from "../graph/Graph.ts";
import type { StepValue } from "../graph/StepValue.ts";
import type { Proposal } from "./proposal.ts";

/** What a proposed graph says of itself, and what it is for. */
export interface ProposedHead {
  readonly name: string;
  readonly about: string;
  readonly source: string;
  readonly scales: number;
  readonly reward: string;
}

/** The graph that keeps to a proposal: decode and score where it selects, keep the highest scores. */
export function proposedGraph(
  { paths, keeps, side }: Pick<Proposal, "paths" | "keeps" | "side">,
  { name, about, source, scales, reward }: ProposedHead,
): Graph {
  const last = scales - 1;
  const looks = keeps.map(({ scale }) => scale);
  const decodes: readonly StepValue[] =
    side === null || looks.length === 0
      ? [at([...looks, last], { op: "decode" })]
      : [
          at(looks, { op: "decode", with: { side } }, "decode-small"),
          at([last], { op: "decode" }, "decode-last"),
        ];
  return graph({ name, about, source, scales, paths }, [
    { op: "generate" },
    ...decodes,
    at([...looks, last], { op: "score", with: { reward } }),
    ...keeps.map(({ scale, to }) =>
      at([scale], { op: "keep", with: { to, by: "score" } }, `keep-${scale}`),
    ),
    at([last], { op: "best" }),
  ]);
}
