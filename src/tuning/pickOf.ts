import type { Draw } from "../random/drawsAt.ts";

/** One of the items, each as likely as another. @throws RangeError if there is none. */
export function pickOf<T>(items: readonly T[], draw: Draw): T {
  if (items.length === 0) throw new RangeError("nothing to pick from");
  return items[Math.floor(draw() * items.length)] as T;
}
