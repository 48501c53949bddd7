import { ModelError } from "../errors.ts";
import { readImage } from "../run/readImage.ts";
import type { ImageScorer } from "./ImageScorer.ts";
import type { Lease, Models, Reward } from "./ports.ts";
import { specWith } from "./specWith.ts";

/**
 * The same models with further rewards, by role: what `score: { reward: mine }` asks for.
 *
 * Each scorer gets copies of the pictures, as many as one model call has. What it throws, and an
 * answer that is not one number a picture, fails the run; NaN ends the path of its picture alone.
 *
 * @throws ModelError for a role that the models fill already.
 * @example withRewards(models, { bright: (images) => images.map(({ pixels }) => Math.max(...pixels)) })
 */
export function withRewards(
  models: Models,
  rewards: Readonly<Record<string, ImageScorer>>,
): Models {
  const own = Object.fromEntries(
    Object.entries(rewards).map(([role, scorer]) => [role, rewardOf(role, scorer)]),
  );
  return {
    spec: specWith(models.spec, rewards),
    batch: models.batch,
    lease: () => leaseWith(models.lease(), own),
    settled: () => models.settled(),
    close: () => models.close(),
  };
}

const leaseWith = (lease: Lease, own: Lease["rewards"]): Lease => ({
  generator: lease.generator,
  decoder: lease.decoder,
  encoders: lease.encoders,
  rewards: { ...lease.rewards, ...own },
  holdings: lease.holdings,
  close: () => lease.close(),
});

const rewardOf = (role: string, scorer: ImageScorer): Reward => ({
  score: async (views, prompt) => {
    const images = await Promise.all(views.map(readImage));
    const refuse = (why: string, cause?: unknown): never => {
      throw new ModelError(`reward ${role}`, why, undefined, { cause });
    };
    const scores: unknown = await asked(scorer, images, prompt).catch((cause: unknown) =>
      refuse(cause instanceof Error ? cause.message : String(cause), cause),
    );
    if (!Array.isArray(scores)) return refuse(`${shown(scores)} instead of a list of scores`);
    if (scores.length !== images.length)
      return refuse(`${scores.length} scores of ${images.length} pictures`);
    const wrong = scores.findIndex((score) => typeof score !== "number");
    return wrong < 0 ? scores : refuse(`${shown(scores[wrong])} instead of a number`);
  },
});

/** Asynchronous, so that a scorer that throws at once is a rejection too. */
const asked = async (scorer: ImageScorer, ...args: Parameters<ImageScorer>): Promise<unknown> =>
  scorer(...args);

const shown = (value: unknown): string =>
  typeof value === "string" ? `"${value}"` : String(value);
