import { best, decode, generate, resample, score } from "../operators/index.ts";
import { at, type Graph, graph, type ModelSpec, type StepValue } from "../src/index.ts";

/** Prefixes, and completions of each, that tell how much a prefix decides. */
export const design = { prefixes: 8, completions: 4 } as const;

/** Sides at which a model offers to decode, smallest first; the full one is not among them. */
export const smallerSides = ({ cost }: ModelSpec): readonly number[] =>
  Object.keys(cost.smallerDecodes)
    .map(Number)
    .sort((a, b) => a - b);

/** Ids of the steps that score what was decoded at a side; the last scale has full pictures only. */
export const scoringSteps = (side?: number): readonly string[] =>
  side === undefined ? ["score"] : [`score-${side}`, "score"];

/** Scores raw paths at every scale, from full pictures and from each smaller side. */
export function scoringGraph(spec: ModelSpec, reward: string, paths: number): Graph {
  const last = spec.sides.length - 1;
  const earlier = Array.from({ length: last }, (_, scale) => scale);
  const small = smallerSides(spec).flatMap((side): StepValue[] => [
    at(earlier, { op: "decode", with: { side } }, `decode-${side}`),
    at(earlier, score({ reward }), `score-${side}`),
  ]);
  return graph({ name: "consistency", scales: last + 1, paths }, [
    ...[generate(), decode(), score({ reward }), ...small],
    at([last], best()),
  ]);
}

/**
 * Draws some prefixes up to a scale and completes each several times: a draw by equal weights with
 * one draw for all copies copies every path equally often, and copies part at the next scale.
 */
export function completingGraph(spec: ModelSpec, reward: string, scale: number): Graph {
  const last = spec.sides.length - 1;
  const to = design.prefixes * design.completions;
  return graph({ name: `completions-${scale}`, scales: last + 1, paths: design.prefixes }, [
    generate(),
    at([scale, last], decode()),
    at([scale, last], score({ reward })),
    at([scale], resample({ to, lambda: 0, potential: "value", scheme: "systematic" })),
    at([last], best()),
  ]);
}
