import type * as t from "io-ts";
import { closed, described, Lambda, Positive } from "../codecs.ts";
import type { Moment } from "./Moment.ts";

/** What `exponential` takes. */
export interface Growing {
  readonly to: number;
  readonly rate?: number;
}

/** Codec of {@link Growing}. */
export const Growing: t.Type<Growing, unknown> = closed(
  { to: described(Lambda, "Inverse temperature at the last scale.") },
  {
    rate: described(
      Positive,
      "Growth a scale; the one that ends at `to` by itself if absent, 2^(1/scales) − 1.",
    ),
  },
);

/**
 * to · ((1 + rate)^j − 1) after j scales, and never more than `to`; `to` at the last scale, whatever
 * the rate.
 *
 * @see DAS, arXiv 2501.05803: rate 0.008 over 100 steps, which is cut off near their end;
 * strategies.md 4.4
 */
export function exponential({ to, rate }: Growing, { scale, scales }: Moment): number {
  if (scales === 1) return to;
  const grown = rate === undefined ? 2 ** scales : (1 + rate) ** (scale + 1);
  return to * Math.min(1, grown - 1);
}
