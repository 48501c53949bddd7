import { type Choice, chosen, Share } from "../codecs.ts";
import { effectiveSampleSize } from "./effectiveSampleSize.ts";

/**
 * When a resampling happens, by the words of graph files. A change of width forces one; where none
 * happens the log-weights are carried on.
 *
 * @see strategies.md 4.2; FK steering loses the weights where it skips (its issue 12).
 */
export const triggers = {
  always: { about: "At every scale where the step runs.", fires: () => true },
  never: { about: "Never: the step only weighs.", fires: () => false },
  ess: {
    about: "Where the effective sample size is below this share of the paths.",
    takes: Share,
    fires: (logWeights: readonly number[], share: number) =>
      effectiveSampleSize(logWeights) < share * logWeights.length,
  },
};

type Fires = (logWeights: readonly number[], taken: number) => boolean;

/** Whether paths of these log-weights are to be resampled. */
export function fires(trigger: Choice<typeof triggers>, logWeights: readonly number[]): boolean {
  const [word, taken] = chosen(trigger);
  return (triggers[word as keyof typeof triggers].fires as Fires)(logWeights, taken as number);
}
