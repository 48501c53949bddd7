import type { Run } from "./run/Run.ts";

/** Tells the run what paths scored; a score that is NaN or infinite is told as `null`. */
export function tellScores(
  { run, scale }: { readonly run: Run; readonly scale: number },
  paths: readonly { readonly key: string }[],
  scores: readonly number[],
  by: { readonly step: string; readonly reward: string },
): void {
  run.emit({
    ...{ type: "scored", scale, step: by.step, reward: by.reward },
    paths: paths.map(({ key }) => key),
    scores: scores.map((x) => (Number.isFinite(x) ? x : null)),
  });
}
