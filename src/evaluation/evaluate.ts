import { from, mergeMap, type Observable } from "rxjs";
import type { RunEvent } from "../events.ts";
import { drawAll, type Job, type Outcome } from "../run/drawAll.ts";
import type { Image, Result } from "../run/Result.ts";
import { ancestorsOf } from "./ancestorsOf.ts";
import type { Examiner } from "./Examiner.ts";
import type { Judge } from "./Judge.ts";
import type { PromptRow } from "./PromptRow.ts";
import { packFeatures } from "./packFeatures.ts";
import type { RowPlace } from "./placesOf.ts";
import type { ResultRow } from "./ResultRow.ts";
import { type Verdict, verdict } from "./verdict.ts";

/** A place of an evaluation, and how to draw it. */
export interface EvaluationJob extends Job {
  readonly place: RowPlace;
  readonly tag: string | null;
  /** What a right picture shows; absent where no judge can say. */
  readonly wanted?: Pick<PromptRow, "include" | "exclude">;
}

/** What looks at the finished pictures. */
export interface Eyes {
  readonly examiner: Examiner;
  readonly judge: Judge | null;
  /** The picture's file, for its hash. */
  readonly encode: (image: Image) => { readonly png: Uint8Array; readonly sha256: string };
}

/** What became of a place. */
export type Evaluated = { readonly job: EvaluationJob } & (
  | {
      readonly row: ResultRow;
      readonly result: Result;
      readonly events: readonly RunEvent[];
      readonly png: Uint8Array;
      /** Time that drawing took, waiting for a worker included, looking at the picture excluded. */
      readonly wallMs: number;
    }
  | { readonly error: Error }
);

/** Pictures that are looked at side by side. */
const looks = 4;

/**
 * Draws every job, looks at the pictures and makes rows, as they come. A job that fails, or whose
 * picture makes a reward throw, ends alone with its error.
 */
export function evaluate(
  jobs: readonly EvaluationJob[],
  eyes: Eyes,
  inFlight: number,
): Observable<Evaluated> {
  const told = new Map<EvaluationJob, RunEvent[]>();
  const observed = jobs.map((job) => {
    const noted: EvaluationJob = {
      ...job,
      observe: (event) => {
        if (event.type === "started") told.set(noted, []);
        told.get(noted)?.push(event);
        job.observe?.(event);
      },
    };
    return noted;
  });
  const take = (job: EvaluationJob) => {
    const events = told.get(job) ?? [];
    told.delete(job);
    return events;
  };
  return drawAll(observed, inFlight).pipe(
    mergeMap((outcome) => from(look(outcome, take(outcome.job), eyes)), looks),
  );
}

async function look(
  outcome: Outcome<EvaluationJob>,
  events: readonly RunEvent[],
  eyes: Eyes,
): Promise<Evaluated> {
  const { job } = outcome;
  if ("error" in outcome) return { job, error: outcome.error };
  const { result, wallMs } = outcome;
  try {
    const { png, sha256 } = eyes.encode(result.image);
    const row = rowOf(job, result, events, sha256, await seen(job, result.image, eyes));
    return { job, row, result, events, png, wallMs };
  } catch (cause) {
    return { job, error: cause instanceof Error ? cause : new Error(String(cause)) };
  }
}

interface Seen {
  readonly scores: Readonly<Record<string, number | null>>;
  readonly verdict: Verdict | null;
  readonly features: string | null;
}

async function seen(
  { prompt, wanted }: EvaluationJob,
  image: Image,
  { examiner, judge }: Eyes,
): Promise<Seen> {
  const scores = await Promise.all(
    examiner.rewards.map(async (reward) => {
      const [score = Number.NaN] = await examiner.score(reward, [image], prompt);
      return [reward, Number.isFinite(score) ? score : null] as const;
    }),
  );
  const [features] = await examiner.describe([image]);
  const judged =
    judge === null || wanted === undefined
      ? null
      : verdict(wanted, (await judge.detect([image]))[0] ?? []);
  return {
    scores: Object.fromEntries(scores),
    verdict: judged,
    features: features === undefined ? null : packFeatures(features),
  };
}

/** Keys in the order of the file. */
const rowOf = (
  { place, tag }: EvaluationJob,
  { key, widths, cost }: Result,
  events: readonly RunEvent[],
  image: string,
  { scores, verdict, features }: Seen,
): ResultRow => ({
  graph: place.graph,
  n: place.n,
  prompt: place.prompt,
  seed: place.seed,
  tag,
  key,
  image,
  scores,
  correct: verdict?.correct ?? null,
  reason: verdict?.reason ?? "",
  widths: [...widths],
  ancestors: [...ancestorsOf(events)],
  flops: cost.flops,
  flopsExecuted: cost.flopsExecuted,
  features,
});
