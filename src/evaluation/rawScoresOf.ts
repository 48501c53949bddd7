import type { RunEvent } from "../events.ts";
import type { RawScores } from "./RawScores.ts";

/** Where scores of a run are looked for. */
export interface ScoringSteps {
  /** Id of the step that scores by each reward. */
  readonly steps: Readonly<Record<string, string>>;
  /** Scales that count, before the last. */
  readonly scales: readonly number[];
  /** Reward of the finished images. */
  readonly target: string;
  readonly last: number;
}

/**
 * The scores of a run that selects nothing before its last scale, by reward and scale. A path that
 * died anywhere is left out: its history has a hole.
 *
 * @throws RangeError where a scale was not scored.
 */
export function rawScoresOf(
  events: readonly RunEvent[],
  { steps, scales, target, last }: ScoringSteps,
): RawScores {
  const [started] = events.filter((event) => event.type === "started");
  const scored = events.filter((event) => event.type === "scored");
  const tableOf = (reward: string, scale: number) => {
    const event = scored.find((one) => one.step === steps[reward] && one.scale === scale);
    if (event === undefined) throw new RangeError(`scale ${scale} was not scored by ${reward}`);
    return new Map(event.paths.map((key, i) => [key, event.scores[i] ?? Number.NaN]));
  };
  const rewards = Object.keys(steps);
  const tables = rewards.map((reward) => scales.map((scale) => tableOf(reward, scale)));
  const final = tableOf(target, last);
  const alive = (started?.paths ?? []).filter((key) =>
    [final, ...tables.flat()].every((table) => Number.isFinite(table.get(key))),
  );
  const row = (table?: ReadonlyMap<string, number>) =>
    alive.map((key) => table?.get(key) ?? Number.NaN);
  return {
    prompt: started?.prompt ?? "",
    scores: Object.fromEntries(
      rewards.map((reward, i) => [
        reward,
        Object.fromEntries(scales.map((scale, j) => [scale, row(tables[i]?.[j])])),
      ]),
    ),
    final: row(final),
  };
}
