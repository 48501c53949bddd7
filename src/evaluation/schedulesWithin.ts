import type { Schedule } from "./Schedule.ts";
import { type SearchCost, scheduleFlops } from "./scheduleFlops.ts";

/** Widths that are tried: every one is too many, and a path more or less of many changes little. */
const widths = [32, 24, 20, 16, 12, 10, 8, 6, 5, 4, 3, 2, 1];

const mostKeeps = 3;

/** Share of the dearest schedule's cost below which another is not worth a look. */
const worth = 0.95;

/**
 * Every schedule with up to three selections whose cost is at most `budget`, and at least
 * 0.95 of that of the dearest one: a wider search at the same scales never wins less.
 *
 * @throws RangeError if not one path can be afforded.
 */
export function schedulesWithin(budget: number, cost: SearchCost): readonly Schedule[] {
  const found: { readonly schedule: Schedule; readonly flops: number }[] = [];
  const grow = (schedule: Schedule, from: number, last: number): void => {
    const flops = scheduleFlops(schedule, cost);
    if (flops <= budget) found.push({ schedule, flops });
    if (schedule.keeps.length === mostKeeps) return;
    for (let scale = from; scale < cost.transformer.length - 1; scale++)
      for (const to of widths.filter((width) => width < last))
        grow({ ...schedule, keeps: [...schedule.keeps, { scale, to }] }, scale + 1, to);
  };
  for (const paths of widths) grow({ paths, keeps: [] }, 0, paths);
  const dearest = Math.max(...found.map(({ flops }) => flops));
  if (found.length === 0)
    throw new RangeError(`a budget of ${budget} FLOPs is too small for one path`);
  return found.filter(({ flops }) => flops >= worth * dearest).map(({ schedule }) => schedule);
}
