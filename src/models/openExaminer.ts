import { ModelError } from "../errors.ts";
import type { Examiner } from "../evaluation/Examiner.ts";
import type { Image } from "../run/Result.ts";
import type { Bundle } from "./Bundle.ts";
import { featureEncoder } from "./featureEncoder.ts";
import { filesOf } from "./filesOf.ts";
import type { ImageScorer } from "./ImageScorer.ts";
import { idsFeed } from "./onnx/idsFeed.ts";
import { OnnxLease } from "./onnx/OnnxLease.ts";
import { OnnxWorker } from "./onnx/OnnxWorker.ts";
import { pictureFeed } from "./pictureFeed.ts";
import { readBundle } from "./readBundle.ts";

const who = "examiner";

/**
 * Opens every reward of a bundle and the encoder `structure`, or the first if it has no such, in a
 * worker of their own; `more` are rewards of a user's own, by role. Close it when done: the worker
 * keeps the process alive.
 *
 * @throws ModelError for a damaged bundle, and where onnxruntime-node is absent.
 */
export async function openExaminer(
  folder: string,
  more: Readonly<Record<string, ImageScorer>> = {},
): Promise<Examiner> {
  const { bundle } = await readBundle(folder);
  const { encoders, rewards } = bundle.roles;
  const encoder = featureEncoder(Object.keys(encoders));
  const wanted = [...Object.keys(rewards).map((name) => `score/${name}`), `encode/${encoder}`];
  const files = Object.fromEntries(
    Object.entries(filesOf(bundle)).filter(([session]) => wanted.includes(session)),
  );
  const worker = new OnnxWorker(who);
  await worker.ask({ ask: "open", folder, files, threads: 1 }).catch(async (cause: unknown) => {
    await worker.close();
    throw cause;
  });
  return {
    rewards: [...Object.keys(rewards), ...Object.keys(more)],
    encoder,
    score: (reward, images, prompt) =>
      more[reward]
        ? Promise.resolve(more[reward](images, prompt))
        : scored(worker, bundle, reward, images, prompt),
    describe: (images) =>
      encoder === null ? Promise.resolve([]) : described(worker, bundle, encoder, images),
    close: () => worker.close(),
  };
}

async function scored(
  worker: OnnxWorker,
  { roles, image, tokenizer }: Bundle,
  reward: string,
  images: readonly Image[],
  prompt: string,
): Promise<readonly number[]> {
  const role = roles.rewards[reward];
  if (role === undefined) throw new ModelError(who, `has no reward "${reward}"`);
  // Some rewards look at the image alone: their graph has no place for a prompt.
  const ids = Object.hasOwn(role.score.inputs, "ids") ? { ids: idsFeed(prompt, tokenizer) } : {};
  const { taken } = await new OnnxLease(worker).call({
    session: `score/${reward}`,
    feeds: { images: pictureFeed(images, image, who), ...ids },
    take: ["scores"],
  });
  return [...(taken.scores ?? [])];
}

async function described(
  worker: OnnxWorker,
  { image }: Bundle,
  encoder: string,
  images: readonly Image[],
): Promise<readonly Float32Array[]> {
  const { reduced } = await new OnnxLease(worker).call({
    session: `encode/${encoder}`,
    feeds: { images: pictureFeed(images, image, who) },
    reduce: { output: "patches", word: "pool" },
  });
  return reduced;
}
