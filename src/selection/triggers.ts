import type * as t from "io-ts";
import { type Choice, chosen, Share } from "../codecs.ts";
import { effectiveSampleSize } from "./effectiveSampleSize.ts";

/** A word of graph files for when to resample. */
export interface TriggerWord {
  /** One sentence for a person. */
  readonly about: string;
  /** Whether paths of these log-weights are to be resampled, given what the word takes. */
  readonly fires: (logWeights: readonly number[], taken: number) => boolean;
}

/** One that takes a number: `{ ess: 0.5 }`. */
export interface TakingTrigger extends TriggerWord {
  readonly takes: t.Type<number, number, unknown>;
}

/**
 * When a resampling happens, by the words of graph files. A change of width forces one; where none
 * happens the log-weights are carried on.
 *
 * @see strategies.md 4.2; FK steering loses the weights where it skips (its issue 12).
 */
export const triggers: Readonly<
  Record<"always" | "never", TriggerWord> & Record<"ess", TakingTrigger>
> = {
  always: { about: "At every scale where the step runs.", fires: () => true },
  never: { about: "Never: the step only weighs.", fires: () => false },
  ess: {
    about: "Where the effective sample size is below this share of the paths.",
    takes: Share,
    fires: (logWeights, share) => effectiveSampleSize(logWeights) < share * logWeights.length,
  },
};

/** Whether paths of these log-weights are to be resampled. */
export function fires(trigger: Choice<typeof triggers>, logWeights: readonly number[]): boolean {
  const [word, taken] = chosen(trigger);
  return triggers[word as keyof typeof triggers].fires(logWeights, taken as number);
}
