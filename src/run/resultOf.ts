import type { RunEvent } from "../events.ts";
import type { Fields } from "../Path.ts";
import type { Cost } from "./Cost.ts";
import type { Ended } from "./endedBy.ts";
import type { Chosen, Result } from "./Result.ts";
import type { Run } from "./Run.ts";

/** Sums a run up from its last paths, one at least, the best first, and the events it told. */
export function resultOf(
  { prompt, seed, n }: Run,
  ended: readonly Ended[],
  events: readonly RunEvent[],
  cost: Cost,
): Result {
  const [first, ...others] = ended.map(chosenOf);
  return {
    prompt,
    seed,
    n,
    ...(first as Chosen),
    others,
    scores: scoresOf(events),
    widths: widthsOf(events),
    cost,
  };
}

function chosenOf({ path, image }: Ended): Chosen {
  const { score = null } = path as Partial<Pick<Fields, "score">>;
  return { key: path.key, image, score, logWeight: path.logWeight };
}

/** By scale; what rounds and retries draw again counts again. */
function widthsOf(events: readonly RunEvent[]): readonly number[] {
  const widths: number[] = [];
  for (const event of events)
    if (event.type === "generated")
      widths[event.scale] = (widths[event.scale] ?? 0) + event.paths.length;
  return widths;
}

function scoresOf(events: readonly RunEvent[]): Result["scores"] {
  const all: Record<string, Record<string, readonly (number | null)[]>> = {};
  for (const event of events)
    if (event.type === "scored")
      all[event.scale] = {
        ...all[event.scale],
        [event.reward]: [...(all[event.scale]?.[event.reward] ?? []), ...event.scores],
      };
  return all;
}
