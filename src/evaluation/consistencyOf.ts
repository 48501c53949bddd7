import { potentials } from "../selection/potentials.ts";
import { bootstrapOver, type Interval } from "./bootstrapOver.ts";
import type { PathScores } from "./PathScores.ts";
import { spearman } from "./spearman.ts";

/** Potentials that the paper compares; each sees all scores so far. */
export const comparedPotentials = ["value", "max", "sum", "diff"] as const;

/** How well a potential at a scale tells which path ends best. */
export interface ConsistencyRow {
  readonly scale: number;
  readonly potential: (typeof comparedPotentials)[number];
  /** Mean over prompts of Spearman's correlation, over paths, with the final score; −1…1. */
  readonly correlation: number;
  readonly low: number;
  readonly high: number;
  /** Share of prompts whose first path by the potential is the one with the best final score. */
  readonly top1: number;
  readonly top1Low: number;
  readonly top1High: number;
}

/**
 * The consistency of every potential at every scale, with 95 % intervals over prompts.
 *
 * Of several first paths any may be meant: they count by the share of them that end best, which for
 * P paths that say nothing is 1 / P. A prompt all of whose paths are alike has no correlation and
 * is left out of that mean.
 *
 * @see TTS-VAR, figures 5b and 6; `official.md` 4.
 */
export function consistencyOf(prompts: readonly PathScores[]): readonly ConsistencyRow[] {
  const scales = prompts[0]?.scores.length ?? 0;
  return comparedPotentials.flatMap((potential) =>
    Array.from({ length: scales }, (_, scale): ConsistencyRow => {
      const each = prompts.map((one) => {
        const weights = weightsAt(one, potential, scale);
        const final = one.scores.at(-1) ?? [];
        return {
          prompt: one.prompt,
          correlation: spearman(weights, final),
          top1: sharedLead(weights, final),
        };
      });
      const { estimate: correlation, low, high } = meanOf(each, "correlation");
      const { estimate: top1, low: top1Low, high: top1High } = meanOf(each, "top1");
      return { scale, potential, correlation, low, high, top1, top1Low, top1High };
    }),
  );
}

/** The potential of each path at a scale. */
function weightsAt(
  { scores }: PathScores,
  potential: ConsistencyRow["potential"],
  scale: number,
): readonly number[] {
  const of = potentials[potential].of(0);
  const paths = scores[scale]?.length ?? 0;
  return Array.from({ length: paths }, (_, path) =>
    of(
      scores.slice(0, scale + 1).map((row) => row[path] ?? Number.NaN),
      { lambda: 1, spent: 0 },
    ),
  );
}

const leaders = (numbers: readonly number[]): readonly number[] => {
  const most = Math.max(...numbers);
  return [...numbers.keys()].filter((i) => numbers[i] === most);
};

/** Share of the first by `a` that are first by `b` too. */
function sharedLead(a: readonly number[], b: readonly number[]): number {
  const [first, best] = [leaders(a), new Set(leaders(b))];
  return first.filter((place) => best.has(place)).length / first.length;
}

type PerPrompt = { readonly prompt: string } & Record<"correlation" | "top1", number>;

const meanOf = (each: readonly PerPrompt[], key: "correlation" | "top1"): Interval =>
  bootstrapOver(
    each.filter((one) => Number.isFinite(one[key])),
    (some) => some.reduce((sum, one) => sum + one[key], 0) / some.length,
  );
