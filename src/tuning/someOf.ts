import type { Draw } from "../random/drawsAt.ts";

/** So many of the items, or all, in their order; every set of them is as likely as another. */
export function someOf<T>(items: readonly T[], count: number, draw: Draw): readonly T[] {
  let wanted = Math.min(count, items.length);
  return items.filter((_, i) => {
    const isTaken = draw() * (items.length - i) < wanted;
    if (isTaken) wanted--;
    return isTaken;
  });
}
