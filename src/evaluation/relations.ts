import type { Found } from "./Found.ts";

/** Where one object lies, seen from another: the words of GenEval. */
export type Relation = "left of" | "right of" | "above" | "below";

/** When each word holds, of an offset as a share of its length. */
export const relationWords: Readonly<Record<Relation, (offset: Direction) => boolean>> = {
  "left of": ({ x }) => x < -0.5,
  "right of": ({ x }) => x > 0.5,
  above: ({ y }) => y < -0.5,
  below: ({ y }) => y > 0.5,
};

interface Direction {
  readonly x: number;
  readonly y: number;
}

/** Share of both boxes' sides that a distance must exceed to count. */
const slack = 0.1;

/** Distances in pixels below this are none. */
const nothing = 1e-3;

/**
 * Where `of` lies, seen from `from`: no word, one, or two for a place on the slant.
 *
 * The offset of the centres, each axis shortened by a tenth of both sides of the boxes, as a share
 * of its whole length: an axis counts from a half on.
 *
 * @see djghosh13/geneval `evaluation/evaluate_images.py: relative_position`.
 */
export function relations(of: Found, from: Found): readonly Relation[] {
  const [dx, dy] = [of.x - from.x, of.y - from.y];
  const sides = 2 * of.radius + 2 * from.radius;
  const shortened = (offset: number) =>
    Math.max(Math.abs(offset) - slack * sides, 0) * Math.sign(offset);
  const [x, y] = [shortened(dx), shortened(dy)];
  if (Math.abs(x) < nothing && Math.abs(y) < nothing) return [];
  const length = Math.hypot(dx, dy);
  const direction = { x: x / length, y: y / length };
  return (Object.keys(relationWords) as Relation[]).filter((word) =>
    relationWords[word](direction),
  );
}
