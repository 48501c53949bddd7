import type { RunEvent } from "../events.ts";
import type { PathScores } from "./PathScores.ts";

/**
 * The scores that a scoring step gave at every scale of a run that selects nothing before its last
 * scale. A path that died anywhere is left out: its history has a hole.
 *
 * @param steps ids of the steps whose scores count, the earlier ones first: of two that score one
 * scale the first holds.
 * @throws RangeError where a scale was scored by none of them.
 */
export function pathScoresOf(
  events: readonly RunEvent[],
  steps: readonly string[],
  scales: number,
): PathScores {
  const [started] = events.filter((event) => event.type === "started");
  const scored = events.filter((event) => event.type === "scored");
  const tables = Array.from({ length: scales }, (_, scale) => {
    const [event] = steps.flatMap((id) =>
      scored.filter(({ step, scale: own }) => step === id && own === scale),
    );
    if (event === undefined) throw new RangeError(`scale ${scale} was not scored`);
    return new Map(event.paths.map((key, i) => [key, event.scores[i] ?? Number.NaN]));
  });
  const alive = (started?.paths ?? []).filter((key) =>
    tables.every((table) => Number.isFinite(table.get(key))),
  );
  return {
    prompt: started?.prompt ?? "",
    scores: tables.map((table) => alive.map((key) => table.get(key) as number)),
  };
}
