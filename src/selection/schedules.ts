import * as t from "io-ts";
import { type Choice, choiceOf, chosen, closed, described, Lambda, Positive } from "../codecs.ts";
import { Adapting, adapted } from "./adapted.ts";
import { byConsistency, Correlations } from "./byConsistency.ts";
import { exponential, Growing } from "./exponential.ts";
import type { Moment } from "./Moment.ts";

/** A word of graph files for a schedule, with the value that it takes. */
export interface ScheduleWord<T> {
  /** One sentence for a person. */
  readonly about: string;
  readonly takes: t.Type<T, unknown, unknown>;
  /** Inverse temperature at the last scale. */
  readonly end: (taken: T) => number;
  /** Inverse temperature at a moment. */
  readonly at: (taken: T, moment: Moment) => number;
  /** Why it cannot be taken for a model of so many scales; `null` where it can. Absent: it can. */
  readonly unfit?: (taken: T, scales: number) => string | null;
}

/** What `polynomial` takes. */
export interface Bending {
  readonly to: number;
  readonly power: number;
}

const Bending: t.Type<Bending, unknown> = closed({
  to: described(Lambda, "Inverse temperature at the last scale."),
  power: described(Positive, "Of the share of scales: above 1 it rises late, below 1 early."),
});

/**
 * How the inverse temperature rises to its end value, by the words of graph files. Each reaches the
 * end at the last scale.
 *
 * @see strategies.md 4.4; Del Moral, Doucet and Jasra 2012 for the adaptive one.
 */
export const schedules: Readonly<
  Record<"linear" | "tokens", ScheduleWord<number>> &
    Record<"polynomial", ScheduleWord<Bending>> &
    Record<"exponential", ScheduleWord<Growing>> &
    Record<"consistency", ScheduleWord<Correlations>> &
    Record<"adaptive", ScheduleWord<Adapting>>
> = {
  linear: {
    about: "Rises with the share of scales drawn.",
    takes: Lambda,
    end: (to) => to,
    at: (to, { scales }) => to * scales,
  },
  tokens: {
    about: "Rises with the share of tokens drawn.",
    takes: Lambda,
    end: (to) => to,
    at: (to, { tokens }) => to * tokens,
  },
  polynomial: {
    about: "Rises with a power of the share of scales drawn; takes `{ to, power }`.",
    takes: Bending,
    end: ({ to }) => to,
    at: ({ to, power }, { scales }) => to * scales ** power,
  },
  exponential: {
    about: "Rises ever faster, by a rate a scale; takes `{ to, rate }`.",
    takes: Growing,
    end: ({ to }) => to,
    at: exponential,
  },
  consistency: {
    about:
      "Rises with what the score says of the final one: the square of the given correlation of " +
      "each scale; takes `{ to, by }`.",
    takes: Correlations,
    end: ({ to }) => to,
    at: byConsistency,
    unfit: ({ by }, scales) =>
      by.length === scales
        ? null
        : `consistency has ${by.length} correlations in by, for ${scales} scales`,
  },
  adaptive: {
    about:
      "Rises as far as the effective sample size stays at the share `ess` of the paths; takes `{ to, ess }`.",
    takes: Adapting,
    end: ({ to }) => to,
    at: adapted,
  },
};

/** One inverse temperature for all scales, or a schedule with its end value. */
export type Tempering = number | Choice<typeof schedules>;

/** Codec of a {@link Tempering}. */
export const Tempering: t.Type<Tempering, unknown> = t.union(
  [Lambda, choiceOf(schedules)],
  `${Lambda.name}, or ${choiceOf(schedules).name}`,
);

/** The inverse temperature of a moment. */
export function lambdaAt(tempering: Tempering, moment: Moment): number {
  if (typeof tempering === "number") return tempering;
  const { schedule, taken } = read(tempering);
  return schedule.at(taken, moment);
}

/** The inverse temperature at the last scale. */
export function endOf(tempering: Tempering): number {
  if (typeof tempering === "number") return tempering;
  const { schedule, taken } = read(tempering);
  return schedule.end(taken);
}

/** Why a model of so many scales cannot go by it; `null` where it can. */
export function unfitFor(tempering: Tempering, scales: number): string | null {
  if (typeof tempering === "number") return null;
  const { schedule, taken } = read(tempering);
  return schedule.unfit?.(taken, scales) ?? null;
}

/** The codec has seen to it that a word takes what its schedule expects. */
function read(choice: Choice<typeof schedules>): {
  schedule: ScheduleWord<unknown>;
  taken: unknown;
} {
  const [word, taken] = chosen(choice);
  return { schedule: schedules[word as keyof typeof schedules] as ScheduleWord<unknown>, taken };
}
