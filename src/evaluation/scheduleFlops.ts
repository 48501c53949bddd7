import type { Schedule } from "./Schedule.ts";

/** What the parts of a search cost, in FLOPs. */
export interface SearchCost {
  /** Once a prompt. */
  readonly begin: number;
  /** Of one path at each scale. */
  readonly transformer: readonly number[];
  /** Of one picture at the last scale, decoded and scored. */
  readonly lastLook: number;
  /** Of one picture at an earlier scale, decoded and scored. */
  readonly look: number;
}

/** FLOPs of a schedule, every path counted as if distinct: what the plan of its graph says. */
export function scheduleFlops(
  { paths, keeps }: Schedule,
  { begin, transformer, look, lastLook }: SearchCost,
): number {
  const to = new Map(keeps.map((keep) => [keep.scale, keep.to]));
  let width = paths;
  let flops = begin;
  transformer.forEach((own, scale) => {
    flops += width * own;
    const kept = to.get(scale);
    if (kept === undefined) return;
    flops += width * look;
    width = kept;
  });
  return flops + width * lastLook;
}
