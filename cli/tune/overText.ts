import { isWithin } from "../../src/tuning/index.ts";
import type { TuneReport } from "./TuneReport.ts";

/** What became of a race where all that was proposed spent more than the budget: a line a rung. */
export const overText = ({
  rungs,
  baselines,
  budget,
}: Pick<TuneReport, "rungs" | "baselines" | "budget">): readonly string[] =>
  rungs.flatMap(({ standings }, i) => {
    const own = standings.filter(({ name }) => !baselines.includes(name));
    if (own.length === 0 || own.some((one) => isWithin(one, budget))) return [];
    const next = rungs[i + 1]?.standings.map(({ name }) => name) ?? [];
    const on = own.find(({ name }) => next.includes(name))?.name;
    return [
      `Rung ${i + 1}: all that was proposed spent more than the budget${on === undefined ? ", and could not win" : `; ${on} went on, the cheapest`}.`,
    ];
  });
