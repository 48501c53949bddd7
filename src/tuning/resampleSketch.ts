import { at } from "../graph/Graph.ts";
import type { Draw } from "../random/drawsAt.ts";
import { narrowingSketch } from "./narrowingSketch.ts";
import { openingOf } from "./openingOf.ts";
import { pickOf } from "./pickOf.ts";
import type { Room } from "./Room.ts";
import type { Sketch } from "./Sketch.ts";

/** A search that draws survivors by weight at some scales, after a clustering or not. */
export function resampleSketch(room: Room, draw: Draw, isDiverse: boolean): Sketch | null {
  const opening = openingOf(room, draw, isDiverse);
  const { lambdas, potentials, schemes } = room;
  if (opening === null || [lambdas, potentials, schemes].some(({ length }) => length === 0))
    return null;
  const weighing = {
    lambda: pickOf(lambdas, draw),
    potential: pickOf(potentials, draw),
    scheme: pickOf(schemes, draw),
  };
  const select = (scale: number, to: number) =>
    at([scale], { op: "resample", with: { to, ...weighing } }, `resample-${scale}`);
  const said = [weighing.potential, weighing.scheme].map((word) =>
    typeof word === "string" ? word : JSON.stringify(word),
  );
  const how = `λ ${weighing.lambda}, ${said.join(", ")}`;
  return narrowingSketch(opening, { select, isStrict: false, how }, room);
}
