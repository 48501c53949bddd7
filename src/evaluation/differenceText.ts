import type { Difference } from "./Comparison.ts";

/** A difference in words: `better by 0.021 [0.008, 0.034] at 0.47 of the compute`. */
export function differenceText({ difference, computeRatio, verdict }: Difference): string {
  if (Number.isNaN(difference.estimate)) return `${verdict}: nothing that both have`;
  const sign = verdict === "worse" ? -1 : 1;
  const [low, high] = [sign * difference.low, sign * difference.high].sort((a, b) => a - b);
  const bounds = Number.isNaN(difference.low)
    ? "(too few prompts for an interval)"
    : `[${fixed(low)}, ${fixed(high)}]`;
  const by = `${fixed(sign * difference.estimate)} ${bounds}`;
  const cost = `at ${computeRatio.toFixed(2)} of the compute`;
  return verdict === "too close to tell"
    ? `${verdict}: ${by} ${cost}`
    : `${verdict} by ${by} ${cost}`;
}

/** Three decimals, with a real minus sign. */
const fixed = (x = Number.NaN): string =>
  x
    .toFixed(3)
    .replace(/^-(0\.000)$/, "$1")
    .replace("-", "−");
