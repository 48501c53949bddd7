import type { Reproduction } from "./ResamplingScheme.ts";
import { softmax } from "./softmax.ts";
import { systematic } from "./systematic.ts";

/**
 * Draws by masses ∝ e^{log-weight + lambda · score} instead of weights, all copies with one number: a
 * path that promises more is drawn more often, and each copy weighs less for it. So
 * count · mass copies are to be expected.
 *
 * A path whose mass rounds to 0 beside the largest is never drawn.
 *
 * @throws RangeError if no mass is positive.
 * @see VASR, arXiv 2604.06779: mass ∝ w·e^r; lambda 0 is `systematic`.
 */
export const vasr =
  (lambda: number): Reproduction =>
  ({ logWeights, scores }, count, draw) => {
    const logMasses = logWeights.map((x, i) => x + lambda * (scores[i] ?? Number.NaN));
    const masses = softmax(logMasses) ?? logMasses.map(() => 0);
    return {
      drawn: systematic(masses, count, draw),
      logExpected: masses.map((mass) => Math.log(mass * count)),
    };
  };
