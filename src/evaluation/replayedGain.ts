import { bootstrapOver, type Interval } from "./bootstrapOver.ts";
import type { PathScores } from "./PathScores.ts";
import { replay } from "./replay.ts";
import type { Schedule } from "./Schedule.ts";

/**
 * What a schedule would have won on paths that were drawn without it: the final score it ends with,
 * over the mean of the prompt's paths, in scores, with a 95 % interval over prompts.
 *
 * Every rotation of the paths is a start, so that each path counts as often as any other. Where the
 * schedule starts more paths than a prompt has there is nothing to replay: `null`.
 */
export function replayedGain(prompts: readonly PathScores[], schedule: Schedule): Interval | null {
  const each = prompts.map(({ prompt, scores }) => ({ prompt, gain: gainOf(scores, schedule) }));
  if (each.length === 0 || each.some(({ gain }) => gain === null)) return null;
  return bootstrapOver(each, (some) =>
    some.reduce((sum, { gain }) => sum + (gain as number) / some.length, 0),
  );
}

function gainOf(scores: PathScores["scores"], schedule: Schedule): number | null {
  const final = scores.at(-1) ?? [];
  const count = final.length;
  if (count < schedule.paths) return null;
  const ends = final.map((_, turn) => {
    const turned = scores.map((row) => [...row.slice(turn), ...row.slice(0, turn)]);
    return replay(turned, schedule);
  });
  const mean = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0) / count;
  return mean(ends) - mean(final);
}
