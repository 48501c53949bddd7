import type { Asked } from "../../src/evaluation/index.ts";
import type { ModelDescription } from "../../src/index.ts";
import { UsageError } from "../UsageError.ts";
import type { TuneRequest } from "./TuneRequest.ts";

/**
 * What decides who goes on: the judge, where the model has one and every prompt says what a right
 * picture shows, or the reward.
 *
 * @throws UsageError where the judge is asked for and cannot tell.
 */
export function objectiveOf(
  { objective, reward, prompts }: TuneRequest,
  { judge, name }: ModelDescription,
  asked: readonly Asked[],
): string {
  const lacking =
    judge === null
      ? `${name} has no judge`
      : asked.every(({ include }) => include !== undefined)
        ? null
        : `prompts of ${prompts} do not say what a right picture shows`;
  if (objective !== "judge") return objective === "reward" || lacking !== null ? reward : "judge";
  if (lacking === null) return "judge";
  throw new UsageError(`the judge cannot decide: ${lacking}`, "--objective reward");
}
