import type { RunEvent } from "../events.ts";
import type { Completions } from "./Completions.ts";

/**
 * Final scores of a run that copied its paths once, at `scale`, grouped by the path that each one
 * was copied from. Broken scores are left out, and so are prefixes with fewer than two others.
 *
 * @throws RangeError where nothing was copied at `scale`, or nothing scored after it.
 */
export function completionsOf(events: readonly RunEvent[], scale: number): Completions {
  const [started] = events.filter((event) => event.type === "started");
  const copied = events.find((event) => event.type === "selected" && event.scale === scale);
  const final = events.filter((event) => event.type === "scored").at(-1);
  if (copied?.type !== "selected" || final === undefined || final.scale <= scale)
    throw new RangeError(`no completions of prefixes of scale ${scale}`);
  const scoreOf = new Map(final.paths.map((key, i) => [key, final.scores[i] ?? Number.NaN]));
  const groups = copied.candidates.map((_, place) =>
    copied.survivors
      .filter(({ from }) => from === place)
      .map(({ key }) => scoreOf.get(key) ?? Number.NaN)
      .filter(Number.isFinite),
  );
  return {
    prompt: started?.prompt ?? "",
    scale,
    groups: groups.filter((group) => group.length > 1),
  };
}
