import { chosen } from "../codecs.ts";
import { type CombinationWord, type Combining, combinations, type Gating } from "./combinations.ts";
import { normalisations } from "./normalisations.ts";

/** One reward, or several with the weight (> 0) of each and the way to combine them. */
export type Scoring =
  | { readonly reward: string }
  | {
      readonly rewards: Readonly<Record<string, number>>;
      readonly combine: Combining;
      /** Only `weighted` and `minimum` look at it; raw if absent. */
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
  const [word, taken] = chosen(combine);
  const { gate, from } = (taken ?? {}) as Partial<Gating>;
  // The reward that gates comes first, wherever it stands.
  const roles = Object.keys(rewards).sort((a, b) => Number(b === gate) - Number(a === gate));
  const weights = roles.map((role) => rewards[role] ?? Number.NaN);
  const shown = roles.map((role, i) => {
    if (role === gate) return `${role} from ${from}`;
    return weights[i] === 1 ? role : `${weights[i]} ${role}`;
  });
  const own = normalisations[normalise ?? "raw"];
  const combination: CombinationWord = combinations[word as keyof typeof combinations];
  return {
    roles,
    name: `${normalise === undefined ? word : `${word} ${normalise}`}(${shown.join(", ")})`,
    combined: (table) => combination.combine(table, weights, own.normalise, from),
    bias: combination.bias ?? own.bias,
  };
}
