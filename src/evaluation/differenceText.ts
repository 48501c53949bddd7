import type { Difference } from "./Comparison.ts";
import { numberText } from "./numberText.ts";

/** A difference in words: `better by 0.021 [0.008, 0.034] at 0.47 of the compute`. */
export function differenceText({ difference, computeRatio, verdict }: Difference): string {
  if (Number.isNaN(difference.estimate)) return `${verdict}: nothing that both have`;
  const sign = verdict === "worse" ? -1 : 1;
  const [low, high] = [sign * difference.low, sign * difference.high].sort((a, b) => a - b);
  const bounds = Number.isNaN(difference.low)
    ? "(too few prompts for an interval)"
    : `[${numberText(low as number)}, ${numberText(high as number)}]`;
  const by = `${numberText(sign * difference.estimate)} ${bounds}`;
  const cost = `at ${computeRatio.toFixed(2)} of the compute`;
  return verdict === "too close to tell"
    ? `${verdict}: ${by} ${cost}`
    : `${verdict} by ${by} ${cost}`;
}
