import * as t from "io-ts";
import { closed, described, Lambda, limited, refusing, Share } from "../codecs.ts";
import type { Moment } from "./Moment.ts";

/** What `consistency` takes. */
export interface Correlations {
  readonly to: number;
  readonly by: readonly number[];
}

const list = limited(
  t.array(Share),
  ({ length }) => length > 0,
  { minItems: 1 },
  `a list of ${Share.name}, one a scale`,
);

/** Codec of {@link Correlations}. */
export const Correlations: t.Type<Correlations, unknown> = refusing(
  closed({
    to: described(Lambda, "Inverse temperature at the last scale."),
    by: described(
      list,
      "Rank correlation of the score at each scale with the final one, as `varflow consistency` reports it.",
    ),
  }),
  "The last correlation must be more than 0.",
  ({ by }) =>
    by.at(-1) === 0
      ? { key: "by", message: "the last correlation is 0, to which no other can be held" }
      : null,
);

/**
 * The inverse temperature that a score earns by what it says of the final one: the end value times
 * the variance explained, ρ_k² / ρ_{K−1}², and never more than the end value.
 *
 * @throws RangeError for a list that has not one correlation for each scale.
 * @see strategies.md 4.4
 */
export function byConsistency({ to, by }: Correlations, { scale, scales }: Moment): number {
  const count = Math.round((scale + 1) / scales);
  if (by.length !== count)
    throw new RangeError(`${by.length} correlations in by, for a model of ${count} scales`);
  if (scale === count - 1) return to;
  return to * Math.min(1, ((by[scale] as number) / (by[count - 1] as number)) ** 2);
}
