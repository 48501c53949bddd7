import { Name, NonNegative } from "../codecs.ts";
import { ModelError } from "../errors.ts";
import type { ImageScorer } from "./ImageScorer.ts";
import type { ModelSpec } from "./ports.ts";

/**
 * What is known of a model that has further rewards, by role.
 *
 * @throws ModelError for a role that the model fills already or that is no name, and for a cost that
 * is none.
 */
export function specWith<S extends ModelSpec>(
  spec: S,
  rewards: Readonly<Record<string, ImageScorer>>,
): S {
  const roles = Object.keys(rewards);
  const costs = Object.fromEntries(roles.map((role) => [role, rewards[role]?.flops ?? 0]));
  for (const role of roles) {
    if (!Name.is(role)) throw new ModelError(spec.name, `reward "${role}": expected ${Name.name}`);
    if (spec.rewards.includes(role))
      throw new ModelError(spec.name, `has a reward "${role}" already`, "call yours another name");
    if (!NonNegative.is(costs[role]))
      throw new ModelError(spec.name, `reward "${role}": flops ${costs[role]} of a picture`);
  }
  const score = { ...spec.cost.score, ...costs };
  return { ...spec, cost: { ...spec.cost, score }, rewards: [...spec.rewards, ...roles] };
}
