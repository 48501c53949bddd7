import type { Described } from "../codecs.ts";
import type { Draw } from "../random/drawsAt.ts";
import { keepSketch } from "./keepSketch.ts";
import type { Room } from "./Room.ts";
import { regrowSketch } from "./regrowSketch.ts";
import { resampleSketch } from "./resampleSketch.ts";
import { roundsSketch } from "./roundsSketch.ts";
import type { Sketch } from "./Sketch.ts";

/** A kind of search to propose. */
export interface Family extends Described {
  /** Draws all but the widths; `null` where there is no room for such a search. */
  readonly sketch: (room: Room, draw: Draw) => Sketch | null;
}

/** Kinds of searches, by their words in files of a search space. A new one is a line here. */
export const families = {
  keep: {
    about: "Keeps the highest scores at some scales: any top-k schedule, successive halving.",
    sketch: (room, draw) => keepSketch(room, draw, false),
  },
  resample: {
    about: "Draws survivors by weight at some scales, with replacement.",
    sketch: (room, draw) => resampleSketch(room, draw, false),
  },
  "cluster-keep": {
    about: "Keeps a diverse few at a coarse scale, then the highest scores.",
    sketch: (room, draw) => keepSketch(room, draw, true),
  },
  "cluster-resample": {
    about: "Keeps a diverse few at a coarse scale, then draws survivors by weight.",
    sketch: (room, draw) => resampleSketch(room, draw, true),
  },
  regrow: {
    about:
      "Keeps the highest scores, lets each path go on as several, and keeps the highest again.",
    sketch: regrowSketch,
  },
  rounds: {
    about: "Makes a cheap search again and again, until a score is good enough.",
    sketch: roundsSketch,
  },
} satisfies Readonly<Record<string, Family>>;
/** A family, by its word. */
export type FamilyWord = keyof typeof families;
