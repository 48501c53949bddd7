import type * as t from "io-ts";
import { closed, described, Lambda, Share } from "../codecs.ts";
import type { Moment } from "./Moment.ts";

/** What `adaptive` takes. */
export interface Adapting {
  readonly to: number;
  readonly ess: number;
}

/** Codec of {@link Adapting}. */
export const Adapting: t.Type<Adapting, unknown> = closed({
  to: described(Lambda, "Inverse temperature at the last scale."),
  ess: described(Share, "Share of the paths that the effective sample size may fall to."),
});

/** Halvings of the interval: the last is far below the rounding of a double. */
const halvings = 60;

/**
 * The largest inverse temperature that bisection finds to keep the share of effective paths; the end
 * at the last scale.
 *
 * With scores that change between weighings the sample size is not monotone: what is found keeps
 * the bound, that it is the largest is not claimed. Where even the one before breaks the bound,
 * that one: a selection follows anyway.
 */
export function adapted({ to, ess: share }: Adapting, moment: Moment): number {
  if (moment.scales === 1) return to;
  const { before, ess } = moment;
  const wanted = share * moment.paths;
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
