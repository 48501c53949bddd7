import { type ModelDescription, nearest } from "../src/index.ts";
import { UsageError } from "./UsageError.ts";

/** @throws UsageError for a reward that a model does not have. */
export function assertReward(
  reward: string,
  { rewards, name }: Pick<ModelDescription, "rewards" | "name">,
): void {
  if (rewards.includes(reward)) return;
  const near = nearest(reward, rewards);
  throw new UsageError(
    `${name} has no reward "${reward}"`,
    near ? `did you mean "${near}"?` : `one of: ${rewards.join(", ") || "none"}`,
  );
}
