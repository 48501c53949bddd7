import type { Resampler } from "./Resampler.ts";
import { repeated } from "./repeated.ts";
import { wholeCopies } from "./wholeCopies.ts";

/** A path that may get one copy more, with this probability. */
interface Open {
  readonly index: number;
  readonly chance: number;
}

/**
 * Srinivasan's sampling process: rounds each expected number of copies down or up, two paths at a
 * time. One of the two chances is moved to 0 or 1 by what the other loses or gains, at random so that
 * both keep their mean. One draw for each path with a fraction but the first.
 *
 * @throws RangeError if no weight is positive and something is to be drawn.
 * @see Gerber, Chopin and Whiteley 2019, Annals of Statistics 47(4); particles, `resampling.ssp`
 */
export const ssp: Resampler = (weights, count, draw) => {
  if (count > 0 && !weights.some((weight) => weight > 0))
    throw new RangeError("no weight is positive");
  const { whole, fractions, rest } = wholeCopies(weights, count);
  const copies = [...whole];
  let left = rest;
  const settle = (index: number) => {
    copies[index] = (copies[index] as number) + 1;
    left--;
  };
  let open: Open | null = null;
  for (const [index, chance] of fractions.entries()) {
    if (chance === 0) continue;
    open = open === null ? { index, chance } : rounded(open, { index, chance }, draw, settle);
  }
  // What is open at the end is 0 or 1 but for rounding: the count tells which.
  if (open !== null && left > 0) settle(open.index);
  return repeated(copies);
};

/** Rounds one of two paths to 0 or 1 and leaves the other open, both with the means they had. */
function rounded(a: Open, b: Open, draw: () => number, settle: (index: number) => void): Open {
  const sum = a.chance + b.chance;
  if (sum < 1) {
    // One of them takes all of both.
    const { index } = draw() * sum < a.chance ? a : b;
    return { index, chance: sum };
  }
  // One of them gets its copy, and the other what is over.
  const isA = draw() * (2 - sum) < 1 - b.chance;
  settle(isA ? a.index : b.index);
  return { index: isA ? b.index : a.index, chance: sum - 1 };
}
