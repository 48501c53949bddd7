import { isAlive } from "./isAlive.ts";
import type { Reproduction } from "./ResamplingScheme.ts";

/**
 * The `count` paths with the largest log-weight plus Gumbel noise: different ones, as if drawn by
 * weight one after the other without putting back. All that are alive where no more are.
 *
 * A path of log-weight L is among them with the chance q = 1 − exp(−e^{L − κ}), given κ, the largest
 * noisy log-weight that is left out: that is how often it is to be expected. One draw for each path.
 *
 * @see Kool, van Hoof and Welling 2019, arXiv 1903.06059, appendix; Duffield, Lund and Thorup 2007
 * for its estimate of a sum, priority sampling.
 */
export const gumbelTopK: Reproduction = ({ logWeights }, count, draw) => {
  const noisy = logWeights.map((x) => {
    const gumbel = -Math.log(-Math.log(draw()));
    return isAlive(x) ? x + gumbel : Number.NEGATIVE_INFINITY;
  });
  const ranked = [...logWeights.keys()]
    .filter((i) => isAlive(logWeights[i] ?? Number.NaN))
    .sort((a, b) => compared(noisy[b], noisy[a]) || a - b);
  const out = ranked[count];
  const threshold = out === undefined ? Number.NEGATIVE_INFINITY : (noisy[out] as number);
  return {
    drawn: ranked.slice(0, count).sort((a, b) => a - b),
    logExpected: logWeights.map((x) => Math.log(-Math.expm1(-Math.exp(x - threshold)))),
  };
};

/** Order of two numbers of which both may be −∞, which a difference would leave open. */
const compared = (a = 0, b = 0): number => (a === b ? 0 : a - b);
