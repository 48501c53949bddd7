import { availableParallelism, totalmem } from "node:os";

/** How a machine's cores are divided among copies of a model. */
export interface Division {
  /** Worker threads, each with its own copy of the weights. */
  readonly workers: number;
  /** Threads of ONNX Runtime in each. */
  readonly threads: number;
}

/** Share of a machine's memory that copies of weights may take: the rest is for keys, values, images. */
const share = 0.5;

/** The machine's cores and bytes of memory. */
const here = () => ({ cores: availableParallelism(), total: totalmem() });

/**
 * As many workers as there are cores and prompts, unless their weights would not fit: then fewer, with
 * the cores divided among them.
 *
 * @param memory bytes of one copy of the weights.
 * @param jobs what there is to draw side by side.
 * @param wanted workers that a person asked for: so many there are.
 */
export function dividedFor(
  memory: number,
  jobs: number,
  wanted?: number,
  { cores, total } = here(),
): Division {
  const fit = memory > 0 ? Math.floor((share * total) / memory) : cores;
  if (wanted === undefined && fit >= cores)
    return { workers: Math.max(1, Math.min(cores, jobs)), threads: 1 };
  const workers = wanted ?? Math.max(1, Math.min(fit, jobs));
  return { workers, threads: fit >= cores ? 1 : Math.max(1, Math.floor(cores / workers)) };
}
