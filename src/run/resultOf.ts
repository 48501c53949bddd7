import type { RunEvent } from "../events.ts";
import type { Fields, Path } from "../Path.ts";
import type { Cost } from "./Cost.ts";
import type { Image, Result } from "./Result.ts";
import type { Run } from "./Run.ts";

/** Sums a run up from its last path and the events it told. */
export function resultOf(
  { prompt, seed, n }: Run,
  path: Path<"image">,
  image: Image,
  events: readonly RunEvent[],
  cost: Cost,
): Result {
  const { score = null } = path as Partial<Pick<Fields, "score">>;
  const scored = events.filter((event) => event.type === "scored");
  return {
    prompt,
    seed,
    n,
    key: path.key,
    image,
    score,
    logWeight: path.logWeight,
    scores: Object.fromEntries(scored.map(({ scale, scores }) => [scale, scores])),
    widths: events.filter((event) => event.type === "generated").map(({ paths }) => paths.length),
    cost,
  };
}
