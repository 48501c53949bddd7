import { concatMap, defer, from, map, type Observable, of, using } from "rxjs";
import type { Batch } from "../Batch.ts";
import { PromptError, RunError } from "../errors.ts";
import type { RunEvent } from "../events.ts";
import type { Graph } from "../graph/Graph.ts";
import type { Lease, Models, Start } from "../models/ports.ts";
import { viewsOf } from "../Path.ts";
import { firstKey } from "../random/pathKey.ts";
import { assertInputs } from "./assertInputs.ts";
import { CostMeter } from "./Cost.ts";
import { type Ended, endedBy } from "./endedBy.ts";
import { openRun } from "./openRun.ts";
import type { Result } from "./Result.ts";
import type { Run } from "./Run.ts";
import { resultOf } from "./resultOf.ts";

/** What a search starts with: paths that have drawn nothing yet. */
export type Begun = Batch<"cache" | "latent">;

/** A whole search: from paths that have drawn nothing to one path with its image, or a choice of them. */
export type Search = (batches: Observable<Begun>) => Observable<Batch<"image" | "latent">>;

/** One prompt, and what to draw it with. */
export interface Inputs {
  readonly prompt: string;
  /** An integer in 0…2⁵³−1. */
  readonly seed: number;
  /** Multiplies `paths` and every `to`; an integer in 1…1024. */
  readonly n: number;
  /** Paths at the start, for each unit of n. */
  readonly paths: number;
  readonly models: Models;
  /** Recorded in the trace. */
  readonly graph?: Graph;
  /** Receives every event while it happens. */
  readonly observe?: (event: RunEvent) => void;
}

/**
 * Draws one prompt: opens a lease, begins the paths, runs the search, reads the image.
 *
 * Cold, emits once. When it completes, fails or is unsubscribed, the lease is closed and
 * everything the run held is freed; a model call in flight then frees its own answer.
 *
 * @throws RangeError and PromptError before anything runs; RunError with step and scale from then on.
 */
export function draw(inputs: Inputs, search: Search): Observable<Result> {
  return defer(() => {
    assertInputs(inputs);
    return from(assertReadable(inputs)).pipe(
      concatMap(() =>
        using(
          () => leased(inputs.models.lease()),
          (resource) => drawOn(inputs, (resource as Leased).lease, search),
        ),
      ),
    );
  });
}

async function assertReadable({ models, prompt }: Inputs): Promise<void> {
  const refused = await models.spec.refuses(prompt);
  if (refused) throw new PromptError(refused.message, refused.hint);
}

interface Leased {
  readonly lease: Lease;
  unsubscribe(): void;
}

const leased = (lease: Lease): Leased => ({ lease, unsubscribe: () => void lease.close() });

function drawOn(inputs: Inputs, lease: Lease, search: Search): Observable<Result> {
  const events: RunEvent[] = [];
  const emit = (event: RunEvent) => {
    if (lease.holdings.closed) return; // unsubscribed: a late answer is nobody's news
    events.push(event);
    inputs.observe?.(event);
  };
  const meter = new CostMeter();
  return from(begin(inputs, lease, meter, emit)).pipe(
    concatMap(({ batch, start }) =>
      of(batch).pipe(
        search,
        concatMap((last) =>
          endedBy(last).pipe(
            map((ended) => finish(last.run, ended, start, { events, lease, meter })),
          ),
        ),
      ),
    ),
  );
}

async function begin(
  { prompt, seed, n, paths, models, graph }: Inputs,
  lease: Lease,
  meter: CostMeter,
  emit: (event: RunEvent) => void,
): Promise<{ batch: Begun; start: Start }> {
  const keys = Array.from({ length: paths * n }, (_, i) => firstKey(i));
  const { name, hash } = models.spec;
  emit({
    type: "started",
    version: 1,
    prompt,
    seed,
    n,
    model: name,
    modelHash: hash,
    graph: graph ?? null,
    paths: keys,
  });
  meter.add("transformer", models.spec.cost.begin);
  const start = await lease.generator.begin(prompt).catch((cause: unknown) => {
    throw new RunError("begin", 0, cause);
  });
  const run = openRun({ prompt, seed, n, models, lease, start, meter, emit });
  const batch = { run, scale: -1, paths: keys.map((key, i) => firstPath(key, i, start)) };
  start.cache.release();
  start.latent.release();
  return { batch, start };
}

const firstPath = (key: string, place: number, { cache, latent }: Start) => ({
  key,
  lineage: [place],
  logWeight: 0,
  weighed: [],
  cache: { tensor: cache.retain(), row: 0 },
  latent: { tensor: latent.retain(), row: 0 },
});

interface Books {
  readonly events: readonly RunEvent[];
  readonly lease: Lease;
  readonly meter: CostMeter;
}

function finish(
  run: Run,
  ended: readonly Ended[],
  { condition }: Start,
  { events, lease, meter }: Books,
): Result {
  for (const { tensor } of ended.flatMap(({ path }) => viewsOf(path))) tensor.release();
  for (const tensor of Object.values(condition)) tensor.release();
  const { peakBytes, joinedBytes } = lease.holdings;
  const { flops, flopsExecuted } = meter;
  const cost = { flops, flopsExecuted, peakBytes, joinedBytes };
  const result = resultOf(run, ended, events, cost);
  const { key, score } = result;
  const others = result.others.map((other) => other.key);
  run.emit({ type: "finished", key, score, cost, ...(others.length > 0 ? { others } : {}) });
  return result;
}
