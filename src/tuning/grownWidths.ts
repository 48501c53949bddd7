import type { Draw } from "../random/drawsAt.ts";
import type { Sketch } from "./Sketch.ts";

/** How far the number of paths may grow. */
export interface Growth {
  /** FLOPs of the search with these widths. */
  readonly costOf: (widths: readonly number[]) => number;
  /** FLOPs. */
  readonly budget: number;
  /** Most paths at once. */
  readonly widest: number;
}

/**
 * Widths that spend a budget: from `start`, one path more at a random place, again and again, until
 * nothing fits any more. Each place has a pull of its own, and grows in proportion to its width.
 *
 * @returns `null` where the budget does not pay for the start.
 */
export function grownWidths(
  { fits }: Pick<Sketch, "fits">,
  start: readonly number[],
  { costOf, budget, widest }: Growth,
  draw: Draw,
): readonly number[] | null {
  if (!fits(start) || costOf(start) > budget) return null;
  const pulls = start.map(() => Math.exp(spread * (2 * draw() - 1)));
  const open = new Set(start.keys());
  let widths = start;
  for (;;) {
    const grown = (place: number) => widths.with(place, (widths[place] as number) + 1);
    const places = [...open].filter(
      (place) => (widths[place] as number) < widest && fits(grown(place)),
    );
    const pull = places.map((place) => (pulls[place] as number) * (widths[place] as number));
    const place = places[weighted(pull, draw)];
    if (place === undefined) return widths;
    if (costOf(grown(place)) <= budget) widths = grown(place);
    else open.delete(place); // it will not become cheaper
  }
}

/** Logarithm of the largest pull. */
const spread = 1.5;

/** A place by weight; −1 of none. */
function weighted(weights: readonly number[], draw: Draw): number {
  let left = draw() * weights.reduce((a, b) => a + b, 0);
  return weights.findIndex((weight) => {
    left -= weight;
    return left < 0;
  });
}
