import { drawsAt } from "../../random/drawsAt.ts";
import { placeAt } from "../../random/Place.ts";

/** How long the device takes over its calls: event-loop turns and microtasks, fixed by a seed. */
export type Turns = () => Promise<void>;

/** Waits that differ from call to call, the same ones for the same `order`; no timers. */
export function turnsOf(order: number): Turns {
  const draw = drawsAt(placeAt("fake order", order));
  return async () => {
    for (let left = Math.floor(draw() * 4); left > 0; left--)
      if (draw() < 0.5) await new Promise<void>((resolve) => void setImmediate(resolve));
      else await Promise.resolve();
  };
}

/** Lets everything that is ready run, several times over. */
export async function idle(turns = 20): Promise<void> {
  for (let left = turns; left > 0; left--)
    await new Promise<void>((resolve) => void setImmediate(resolve));
}
