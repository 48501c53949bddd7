import { ModelError } from "../errors.ts";
import type { Found } from "../evaluation/Found.ts";
import type { Judge } from "../evaluation/Judge.ts";
import { inChunks } from "../run/inChunks.ts";
import type { Image } from "../run/Result.ts";
import { foundIn, type JudgeWords } from "./foundIn.ts";
import { OnnxLease } from "./onnx/OnnxLease.ts";
import { OnnxWorker } from "./onnx/OnnxWorker.ts";
import { pictureFeed } from "./pictureFeed.ts";
import { readBundle } from "./readBundle.ts";

/** How a judge is run. */
export interface JudgeOptions {
  /** Most images of one call; 64 if absent. */
  readonly batch?: number;
  /** Threads of ONNX Runtime; 1 if absent. */
  readonly threads?: number;
}

/**
 * Opens the judge of a bundle, and nothing else of it, in a worker of its own. Close it when done:
 * the worker keeps the process alive.
 *
 * @throws ModelError for a damaged bundle, one without a judge, and where onnxruntime-node is absent.
 */
export async function openJudge(
  folder: string,
  { batch = 64, threads = 1 }: JudgeOptions = {},
): Promise<Judge> {
  const { bundle } = await readBundle(folder);
  const role = bundle.roles.judge;
  if (role === undefined)
    throw new ModelError(
      folder,
      "has no judge: bundle.json has no roles.judge",
      "a bundle without one can draw and search; verdicts need one that has it",
    );
  const worker = new OnnxWorker("judge");
  const files = { detect: { ...role.detect, folder } };
  await worker.ask({ ask: "open", files, threads }).catch(async (cause: unknown) => {
    await worker.close();
    throw cause;
  });
  const detect = (images: readonly Image[]) => detectIn(worker, images, bundle.image, role);
  return {
    detect: (images) => inChunks(images, batch, detect),
    close: () => worker.close(),
  };
}

/** One call; `size` is `[3, H, W]`. */
async function detectIn(
  worker: OnnxWorker,
  images: readonly Image[],
  size: readonly number[],
  words: JudgeWords,
): Promise<readonly (readonly Found[])[]> {
  const { taken } = await new OnnxLease(worker).call({
    session: "detect",
    feeds: { images: pictureFeed(images, size, worker.name) },
    take: ["objects"],
  });
  const objects = taken.objects ?? new Float32Array();
  const each = objects.length / images.length;
  return images.map((_, i) => foundIn(objects.subarray(i * each, (i + 1) * each), words));
}
