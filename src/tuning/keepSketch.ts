import { at } from "../graph/Graph.ts";
import type { Draw } from "../random/drawsAt.ts";
import { narrowingSketch } from "./narrowingSketch.ts";
import { type Opening, openingOf } from "./openingOf.ts";
import type { Room } from "./Room.ts";
import type { Sketch } from "./Sketch.ts";

/** A search that keeps the highest scores at some scales, after a clustering or not. */
export function keepSketch(room: Room, draw: Draw, isDiverse: boolean): Sketch | null {
  const opening = openingOf(room, draw, isDiverse);
  return opening === null ? null : keepingAt(opening, room);
}

/** The search that looks where it is told, and keeps the highest scores there. */
export function keepingAt(opening: Opening, room: Room): Sketch {
  const select = (scale: number, to: number) =>
    at([scale], { op: "keep", with: { to, by: "score" } }, `keep-${scale}`);
  return narrowingSketch(opening, { select, isStrict: true, how: "" }, room);
}
