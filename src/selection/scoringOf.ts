import { combinations } from "./combinations.ts";
import { normalisations } from "./normalisations.ts";

/** One reward, or several with the weight (> 0) of each and the way to combine them. */
export type Scoring =
  | { readonly reward: string }
  | {
      readonly rewards: Readonly<Record<string, number>>;
      readonly combine: keyof typeof combinations;
      /** Only `weighted` looks at it; raw if absent. */
      readonly normalise?: keyof typeof normalisations;
    };

/** What a scoring asks of the rewards, and makes of their answers. */
export interface Scorer {
  /** Roles of the rewards, at least one. */
  readonly roles: readonly string[];
  /** What the score is called in records, for example `mean-rank(alignment, 0.5 aesthetic)`. */
  readonly name: string;
  /** `[paths]` from the raw scores `[rewards][paths]`; dead where one of a path's is. */
  readonly combined: (table: readonly (readonly number[])[]) => readonly number[];
  /** Why a final score of this kind changes the law of what is drawn; `null` where it does not. */
  readonly bias: string | null;
}

/** Reads the words of a scoring. One reward alone is its raw score. */
export function scoringOf(scoring: Scoring): Scorer {
  if (!("rewards" in scoring)) {
    const { reward } = scoring;
    return { roles: [reward], name: reward, combined: ([row = []]) => row, bias: null };
  }
  const { rewards, combine, normalise } = scoring;
  const roles = Object.keys(rewards);
  const weights = Object.values(rewards);
  const shown = roles.map((role, i) => (weights[i] === 1 ? role : `${weights[i]} ${role}`));
  const word = normalise === undefined ? combine : `${combine} ${normalise}`;
  const own = normalisations[normalise ?? "raw"];
  return {
    roles,
    name: `${word}(${shown.join(", ")})`,
    combined: (table) => combinations[combine].combine(table, weights, own.normalise),
    bias: combinations[combine].bias ?? own.bias,
  };
}
