import type { Draw } from "../random/drawsAt.ts";
import { keepingAt, keepSketch } from "./keepSketch.ts";
import { pickOf } from "./pickOf.ts";
import type { Room } from "./Room.ts";
import type { Sketch } from "./Sketch.ts";

/** Chance of one path alone. */
const alone = 1 / 3;

/** Share of the budget that a round may cost: small enough that several are paid for. */
const shares = { smallest: 0.2, largest: 0.6 };

/**
 * A search that is made again and again until a score is good enough: one path alone, or one or two
 * selections by score, whose single round costs a share of the budget.
 */
export function roundsSketch(room: Room, draw: Draw): Sketch | null {
  if (room.rounds.length === 0 || room.untils.length === 0) return null;
  const most = pickOf(room.rounds, draw);
  const until = pickOf(room.untils, draw);
  const share = shares.smallest + (shares.largest - shares.smallest) * draw();
  const few = { ...room, looks: Math.min(2, room.looks) };
  const narrowing = draw() < alone ? null : keepSketch(few, draw, false);
  const inner = narrowing ?? onePath(room);
  return {
    ...inner,
    again: { rounds: { most, until }, share: narrowing === null ? 1 : share },
    about: (widths) =>
      `${inner.about(widths)}, up to ${most} ${most === 1 ? "round" : "rounds"} until ${until}`,
  };
}

/** It does not become wider: in rounds, that is Best-of-N with a stop. */
const onePath = (room: Room): Sketch => ({
  ...keepingAt({ first: null, looks: [], side: null }, room),
  fits: ([start]) => start === 1,
});
