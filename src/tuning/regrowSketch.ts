import { at } from "../graph/Graph.ts";
import type { Draw } from "../random/drawsAt.ts";
import { pickOf } from "./pickOf.ts";
import type { Room } from "./Room.ts";
import type { Sketch } from "./Sketch.ts";
import { searchSteps } from "./searchSteps.ts";
import { someOf } from "./someOf.ts";
import { widthsText } from "./widthsText.ts";

/**
 * A search that keeps the highest scores at one scale, lets every path draw the next one as several
 * children, and keeps the highest scores at a later scale.
 */
export function regrowSketch(room: Room, draw: Draw): Sketch | null {
  if (room.scales.length < 2 || room.sides.length === 0) return null;
  const looks = someOf(room.scales, 2, draw) as readonly [number, number];
  const [early, late] = looks;
  const side = pickOf(room.sides, draw);
  const children = 2 + Math.floor(3 * draw());
  const all = Array.from({ length: room.last + 1 }, (_, scale) => scale);
  const drawing = [
    at(
      all.filter((scale) => scale !== early + 1),
      { op: "generate" },
    ),
    at([early + 1], { op: "expand", with: { children } }),
  ];
  const keep = (scale: number, to: number) =>
    at([scale], { op: "keep", with: { to, by: "score" } }, `keep-${scale}`);
  return {
    least: [2, 1, 1],
    fits: ([start = 0, first = 0, second = 0]) =>
      first < start && second < first * children && first * children <= room.widest,
    steps: ([, first = 0, second = 0]) =>
      searchSteps(
        { ...{ looks, side, drawing }, selections: [keep(early, first), keep(late, second)] },
        room,
      ),
    about: (widths) =>
      [
        `${widthsText(widths, looks)}, ${children} children each at ${early + 1}`,
        ...(side === null ? [] : [`by pictures of side ${side}`]),
      ].join(", "),
  };
}
