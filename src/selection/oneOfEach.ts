import { invert } from "./invert.ts";
import { isAlive } from "./isAlive.ts";
import { logMeanExp } from "./logMeanExp.ts";
import { softmax } from "./softmax.ts";

/** A kept path: its index, and its new log-weight. */
export interface Picked {
  readonly index: number;
  readonly logWeight: number;
}

/**
 * Draws one member of each of M strata of N paths with probability ∝ e^{L}, and gives it the mass
 * of its stratum: L' = log Σ e^{L} + log(M/N), over the stratum. Ascending by index.
 *
 * Exact: given the present, Σ e^{L'} f / M has the expectation Σ e^{L} f / N for every f; with
 * f = 1 they are equal, whatever is drawn. `strata` part the indices of `logWeights` `[N]`. A
 * dead log-weight (NaN, ±∞) counts as weight 0; a stratum without a live one is left out, and M
 * is the number of the others.
 *
 * @see strategies.md 4.6 and 4.7b
 */
export function oneOfEach(
  strata: readonly (readonly number[])[],
  logWeights: readonly number[],
  draw: () => number,
): readonly Picked[] {
  const of = (members: readonly number[]) => members.map((i) => logWeights[i] ?? Number.NaN);
  const alive = strata.filter((members) => of(members).some(isAlive));
  const scale = alive.length / logWeights.length;
  return alive
    .map((members): Picked => {
      const weights = softmax(of(members)) as readonly number[];
      const [place = 0] = invert(weights, [draw()]);
      const logWeight = logMeanExp(of(members)) + Math.log(members.length * scale);
      return { index: members[place] as number, logWeight };
    })
    .sort((a, b) => a.index - b.index);
}
