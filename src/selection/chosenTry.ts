import { type Choice, chosen } from "../codecs.ts";
import { acceptances } from "./acceptances.ts";
import { isAlive } from "./isAlive.ts";

/** Which of the tries so far counts. */
export interface ChosenTry {
  /** Whether the last try is accepted: there need be no other. */
  readonly isAccepted: boolean;
  /** The last try where it is accepted; otherwise the one of the highest score, the first of equals. */
  readonly index: number;
}

/**
 * Looks at the scores `[≥ 1]` of the tries so far, in the order in which they were made, of which
 * none but the last can be accepted. Dead scores (NaN, ±∞) lose against any other; where all are dead
 * the first counts.
 *
 * @param before last score of the lineage; −∞ if there is none.
 */
export function chosenTry(
  accept: Choice<typeof acceptances>,
  scores: readonly number[],
  before: number,
): ChosenTry {
  const [word, taken] = chosen(accept);
  const { accepts } = acceptances[word as keyof typeof acceptances];
  if (accepts(taken as number, scores.at(-1) ?? Number.NaN, before))
    return { isAccepted: true, index: scores.length - 1 };
  const alive = scores.filter(isAlive);
  const index = alive.length === 0 ? 0 : scores.indexOf(Math.max(...alive));
  return { isAccepted: false, index };
}
