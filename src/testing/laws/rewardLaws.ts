import type { Models } from "../../models/ports.ts";
import { inChunks } from "../../run/inChunks.ts";
import type { RowView } from "../../Tensor.ts";
import type { Law } from "./Law.ts";
import { type Scoring, type ScoringOptions, scoringLaws } from "./scoringLaws.ts";
import { latentsOf, numbersOf, walked } from "./walk.ts";

/**
 * What every reward of some models owes a search: one number for each picture, the same one
 * whenever, wherever and beside whatever else it is scored, and pixels as they were.
 *
 * It is tried on pictures that the models draw, half finished and finished.
 *
 * @param role one of `spec.rewards`.
 * @example for (const { name, check } of rewardLaws(() => opened, "alignment")) it(name, check);
 */
export const rewardLaws = (
  models: () => Models | Promise<Models>,
  role: string,
  options: ScoringOptions = {},
): readonly Law[] => scoringLaws(async () => scoringOf(await models(), role, options), options);

async function scoringOf(
  models: Models,
  role: string,
  { prompts: [prompt = "two stars"] = [] }: ScoringOptions,
): Promise<Scoring> {
  const lease = models.lease();
  const reward = lease.rewards[role];
  if (reward === undefined) throw new RangeError(`${models.spec.name} has no reward "${role}"`);
  const images: RowView[] = [];
  const { length } = models.spec.sides;
  for (const scales of [Math.ceil(length / 2), length]) {
    const paths = Math.min(3, models.batch);
    const latents = latentsOf(await walked({ models, lease }, prompt, { scales, paths }));
    for (const view of latents) images.push({ tensor: await lease.decoder.decode([view]), row: 0 });
  }
  return {
    count: images.length,
    score: (places, asked) =>
      inChunks(
        places.map((place) => images[place] as RowView),
        models.batch,
        (views) => reward.score(views, asked),
      ),
    pixels: () => numbersOf(images),
    close: () => lease.close(),
  };
}
