import * as t from "io-ts";
import { type Choice, choiceOf, chosen, closed, described, Lambda, Share } from "../codecs.ts";

/** Where a run is when it asks for its inverse temperature. */
export interface Moment {
  /** Scales drawn so far over all scales, in (0, 1]. */
  readonly scales: number;
  /** Tokens drawn so far over all tokens, in (0, 1]. */
  readonly tokens: number;
  /** Inverse temperature of the weighing before; 0 at first. */
  readonly before: number;
  /** Effective sample size of the weights under an inverse temperature, in paths. */
  readonly ess: (lambda: number) => number;
  /** Paths that are weighed. */
  readonly paths: number;
}

/** A word of graph files for a schedule, with the value that it takes. */
export interface ScheduleWord<T> {
  /** One sentence for a person. */
  readonly about: string;
  readonly takes: t.Type<T, unknown, unknown>;
  /** Inverse temperature at the last scale. */
  readonly end: (taken: T) => number;
  /** Inverse temperature at a moment. */
  readonly at: (taken: T, moment: Moment) => number;
}

/** What `adaptive` takes. */
export interface Adapting {
  readonly to: number;
  readonly ess: number;
}

const Adaptive: t.Type<Adapting, unknown> = closed({
  to: described(Lambda, "Inverse temperature at the last scale."),
  ess: described(Share, "Share of the paths that the effective sample size may fall to."),
});

/** Halvings of the interval: the last is far below the rounding of a double. */
const halvings = 60;

/**
 * How the inverse temperature rises to its end value, by the words of graph files. Each reaches the
 * end at the last scale.
 *
 * @see strategies.md 4.4; Del Moral, Doucet and Jasra 2012 for the adaptive one.
 */
export const schedules: Readonly<
  Record<"linear" | "tokens", ScheduleWord<number>> & Record<"adaptive", ScheduleWord<Adapting>>
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
  adaptive: {
    about:
      "Rises as far as the effective sample size stays at the share `ess` of the paths; takes `{ to, ess }`.",
    takes: Adaptive,
    end: ({ to }) => to,
    at: ({ to, ess }, moment) =>
      moment.scales === 1 ? to : adapted(to, ess * moment.paths, moment),
  },
};

/**
 * The largest inverse temperature that bisection finds to keep at least `wanted` effective paths.
 *
 * With scores that change between weighings the sample size is not monotone: what is found keeps
 * the bound, that it is the largest is not claimed. Where even the one before breaks the bound,
 * that one: a selection follows anyway.
 */
function adapted(to: number, wanted: number, { before, ess }: Moment): number {
  if (ess(to) >= wanted) return to;
  let low = Math.min(before, to);
  if (ess(low) < wanted) return low;
  let high = to;
  for (let i = 0; i < halvings; i++) {
    const middle = (low + high) / 2;
    if (ess(middle) >= wanted) low = middle;
    else high = middle;
  }
  return low;
}

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

/** The codec has seen to it that a word takes what its schedule expects. */
function read(choice: Choice<typeof schedules>): {
  schedule: ScheduleWord<unknown>;
  taken: unknown;
} {
  const [word, taken] = chosen(choice);
  return { schedule: schedules[word as keyof typeof schedules] as ScheduleWord<unknown>, taken };
}
