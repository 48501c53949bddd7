import type { Draw } from "../random/drawsAt.ts";
import { pickOf } from "./pickOf.ts";
import type { Room } from "./Room.ts";
import type { Course } from "./searchSteps.ts";
import { someOf } from "./someOf.ts";

/** Where a search looks, and how. */
export interface Opening extends Pick<Course, "looks" | "side"> {
  /** The diverse few that are kept first, but for their number; `null` if none are. */
  readonly first: Omit<NonNullable<Course["first"]>, "to"> | null;
}

/** Draws where a search looks; `null` where there is no scale for it, or nothing to tell paths apart. */
export function openingOf(room: Room, draw: Draw, isDiverse: boolean): Opening | null {
  const first = isDiverse ? firstOf(room, draw) : null;
  if (isDiverse && first === null) return null;
  const scales = room.scales.filter((scale) => first === null || scale > first.scale);
  const most = Math.min(room.looks, scales.length);
  if (most === 0 || room.sides.length === 0) return null;
  const count = 1 + Math.floor(draw() * most);
  return { first, looks: someOf(scales, count, draw), side: pickOf(room.sides, draw) };
}

function firstOf({ coarse, scales, encoders, reducers }: Room, draw: Draw): Opening["first"] {
  const latest = scales.at(-1) ?? 0;
  const places = coarse.filter((scale) => scale < latest);
  if ([places, encoders, reducers].some(({ length }) => length === 0)) return null;
  return {
    scale: pickOf(places, draw),
    encoder: pickOf(encoders, draw),
    reduce: pickOf(reducers, draw),
  };
}
