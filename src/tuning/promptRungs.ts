import { groupBy } from "../evaluation/groupBy.ts";
import type { Asked } from "../evaluation/Settings.ts";
import { drawsAt } from "../random/drawsAt.ts";
import { placeAt } from "../random/Place.ts";

/**
 * So many prompts for each rung, in the order of the list. The prompts of a smaller rung are among
 * those of a larger one, so that what was drawn is of use there; categories take turns, so that each
 * has its share of the few. A function of the prompts alone.
 */
export function promptRungs<T extends Pick<Asked, "prompt" | "tag">>(
  all: readonly T[],
  counts: readonly number[],
): readonly (readonly T[])[] {
  const categories = [...groupBy(all, ({ tag }) => tag).values()].map(shuffled);
  const longest = Math.max(0, ...categories.map(({ length }) => length));
  const inTurns = Array.from({ length: longest }, (_, i) =>
    categories.flatMap((own) => own.slice(i, i + 1)),
  ).flat();
  return counts.map((count) => {
    const taken = new Set(inTurns.slice(0, count));
    return all.filter((one) => taken.has(one));
  });
}

/** In an order that is as good as random, and the same every time. */
const shuffled = <T extends Pick<Asked, "prompt">>(items: readonly T[]): readonly T[] =>
  items
    .map((item) => [drawsAt(placeAt("turns of prompts", item.prompt))(), item] as const)
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item);
