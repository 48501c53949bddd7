import type { Potential } from "varflow";
import { potentialLaws } from "varflow/testing";

/** lambda · the lowest score so far: a path is worth what it was at its worst. */
export const lowest: Potential = (scores, { lambda }) => {
  if (scores.length === 0) return Number.NEGATIVE_INFINITY;
  return scores.every(Number.isFinite) ? lambda * Math.min(...scores) : Number.NaN;
};

export const laws = potentialLaws(lowest);
