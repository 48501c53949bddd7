import { ModelError } from "../errors.ts";
import type { Examiner } from "../evaluation/Examiner.ts";
import type { Image } from "../run/Result.ts";
import { type Assembled, assemble, type Binding } from "./assemble.ts";
import { canDraw } from "./canDraw.ts";
import { cannotDraw } from "./cannotDraw.ts";
import { checkSources } from "./checkSources.ts";
import { featureEncoder } from "./featureEncoder.ts";
import { filesOf } from "./filesOf.ts";
import type { ImageScorer } from "./ImageScorer.ts";
import { OnnxLease } from "./onnx/OnnxLease.ts";
import { OnnxWorker } from "./onnx/OnnxWorker.ts";
import { seenFeed, seerFeeds } from "./onnx/seerFeeds.ts";
import { pictureFeed } from "./pictureFeed.ts";

const who = "examiner";

/**
 * Opens every reward of a bundle and the encoder `structure`, or the first if it has no such, in a
 * worker of their own; `more` are rewards of a user's own, by role, and `roles` are filled by other
 * bundles. Close it when done: the worker
 * keeps the process alive.
 *
 * @throws ModelError for a damaged bundle, and where onnxruntime-node is absent.
 */
export async function openExaminer(
  folder: string,
  more: Readonly<Record<string, ImageScorer>> = {},
  roles: readonly Binding[] = [],
): Promise<Examiner> {
  const assembled = await assemble(folder, roles);
  const { encoders, rewards, drawing } = assembled;
  if (!canDraw(drawing.bundle)) throw cannotDraw(drawing);
  await checkSources(assembled);
  const encoder = featureEncoder(Object.keys(encoders));
  const wanted = [...Object.keys(rewards).map((name) => `score/${name}`), `encode/${encoder}`];
  const files = Object.fromEntries(
    Object.entries(filesOf(assembled)).filter(([session]) => wanted.includes(session)),
  );
  const worker = new OnnxWorker(who);
  await worker.ask({ ask: "open", files, threads: 1 }).catch(async (cause: unknown) => {
    await worker.close();
    throw cause;
  });
  return {
    rewards: [...Object.keys(rewards), ...Object.keys(more)],
    encoder,
    score: (reward, images, prompt) =>
      more[reward]
        ? Promise.resolve(more[reward](images, prompt))
        : scored(worker, assembled, { reward, images, prompt }),
    describe: (images) =>
      encoder === null ? Promise.resolve([]) : described(worker, assembled, encoder, images),
    close: () => worker.close(),
  };
}

async function scored(
  worker: OnnxWorker,
  { rewards, drawing }: Assembled,
  { reward, images, prompt }: Scored,
): Promise<readonly number[]> {
  const seer = rewards[reward];
  if (seer === undefined) throw new ModelError(who, `has no reward "${reward}"`);
  const pictures = pictureFeed(images, drawing.bundle.image, who);
  const { taken } = await new OnnxLease(worker).call({
    session: `score/${reward}`,
    feeds: await seerFeeds(seer, pictures, { prompt, drawn: drawing.prompts }),
    take: ["scores"],
  });
  return [...(taken.scores ?? [])];
}

/** What is asked of a reward. */
interface Scored {
  readonly reward: string;
  readonly images: readonly Image[];
  readonly prompt: string;
}

async function described(
  worker: OnnxWorker,
  { drawing, encoders }: Assembled,
  encoder: string,
  images: readonly Image[],
): Promise<readonly Float32Array[]> {
  const pictures = pictureFeed(images, drawing.bundle.image, who);
  const { reduced } = await new OnnxLease(worker).call({
    session: `encode/${encoder}`,
    feeds: { images: seenFeed(pictures, encoders[encoder]?.preprocess) },
    reduce: { output: "patches", word: "pool" },
  });
  return reduced;
}
