import type { Result } from "../src/index.ts";

/** What is known of a drawn prompt beside its pixels. */
export interface Drawing {
  readonly graph: string;
  /** Path of the image file. */
  readonly image: string;
  /** SHA-256 of the image file. */
  readonly sha256: string;
  /** Files of further images, the best first. */
  readonly others: readonly Other[];
  readonly wallMs: number;
}

/** A further image of a prompt, and its reward. */
export interface Other {
  readonly image: string;
  readonly sha256: string;
  readonly key: string;
  readonly score: number | null;
}

/** One prompt's line of `--json` and of `results.jsonl`. */
export const resultLine = (
  { prompt, n, seed, score, scores, widths, cost }: Result,
  { graph, image, sha256, others, wallMs }: Drawing,
): string =>
  JSON.stringify({
    prompt,
    graph,
    n,
    seed,
    image,
    sha256,
    score,
    ...(others.length > 0 ? { others } : {}),
    scores,
    widths,
    cost,
    wallMs: Math.round(wallMs),
  });

/** The line of a prompt that failed. */
export const failureLine = (
  { prompt, graph, n, seed }: { prompt: string; graph: string; n: number; seed: number },
  error: Error,
): string => JSON.stringify({ prompt, graph, n, seed, error: error.message });
