import * as E from "fp-ts/lib/Either.js";
import { concatMap, map, type Observable, type OperatorFunction, of } from "rxjs";
import type { Batch } from "../Batch.ts";
import { joinPaths, retainFor } from "../joinPaths.ts";
import type { AnyOperator, Registry } from "../operator.ts";
import type { Field } from "../Path.ts";
import type { Search } from "../run/draw.ts";
import { check } from "./check.ts";
import type { Graph } from "./Graph.ts";
import { inRounds } from "./inRounds.ts";
import type { Problem } from "./Problem.ts";
import { type Placed, stageAt } from "./stageAt.ts";

type AnyBatch = Batch<Field>;
type AnyStep = OperatorFunction<AnyBatch, AnyBatch>;

/** A step that can run, with what it works on. */
interface Runnable extends Placed {
  readonly run: AnyStep;
}

/**
 * Makes a graph a search: one stage a scale, each the pipe of the steps that run there; where steps
 * name what they work on, the stage branches and joins.
 *
 * @returns every problem of the graph, or what `draw` takes.
 */
export function compile(graph: Graph, registry: Registry): E.Either<readonly Problem[], Search> {
  const checked = check(graph, registry);
  if (E.isLeft(checked)) return checked;
  const steps = graph.steps.map(
    ({ op, id = op, with: params }) =>
      (registry[op] as AnyOperator)(params ?? {}, id) as unknown as AnyStep,
  );
  const stages = Array.from({ length: graph.scales }, (_, scale) =>
    stageOf(
      stageAt(graph, scale).map((placed) => ({ ...placed, run: steps[placed.index] as AnyStep })),
    ),
  );
  const search = (source: Observable<AnyBatch>): Observable<AnyBatch> =>
    stages.reduce((stream, stage) => stage(stream), source);
  const { rounds } = checked.right;
  // The checker has just shown what the types of a hand-written pipe would.
  return E.right((rounds === undefined ? search : inRounds(search, rounds)) as unknown as Search);
}

function stageOf(steps: readonly Runnable[]): AnyStep {
  const isPipe = steps.every(({ from }, place) => from.length === 1 && from[0] === place - 1);
  if (isPipe) return (source) => steps.reduce((stream, { run }) => run(stream), source);
  return concatMap((begun: AnyBatch) => branched(steps, [retainFor(begun, usesOf(steps, -1))]));
}

/** Runs the steps that are left; `made` holds what the stage began with and what each step left. */
function branched(
  steps: readonly Runnable[],
  made: readonly [AnyBatch, ...AnyBatch[]],
): Observable<AnyBatch> {
  const place = made.length - 1;
  const step = steps[place];
  if (step === undefined) return of(made[place] as AnyBatch);
  return of(inputOf(steps, step, made)).pipe(
    step.run,
    map((batch) => retainFor(batch, usesOf(steps, place))),
    concatMap((batch) => branched(steps, [...made, batch])),
  );
}

function inputOf(
  steps: readonly Runnable[],
  { id, from }: Runnable,
  made: readonly AnyBatch[],
): AnyBatch {
  const [first, ...others] = from.map((source) => made[source + 1] as AnyBatch);
  if (others.length === 0) return first as AnyBatch;
  const parted = made[partingOf(steps, from) + 1] as AnyBatch;
  return joinPaths(
    [first as AnyBatch, ...others],
    parted.paths.map(({ key }) => key),
    { step: id, from: from.map((source) => steps[source]?.id ?? "") },
  );
}

/** How many steps work on what the step at a place left. */
const usesOf = (steps: readonly Runnable[], place: number): number =>
  steps.filter(({ from }) => from.includes(place)).length;

/** The last place that all of these come from. */
function partingOf(steps: readonly Runnable[], places: readonly number[]): number {
  const above = (place: number): ReadonlySet<number> =>
    new Set([place, ...(steps[place]?.from ?? []).flatMap((source) => [...above(source)])]);
  const [first, ...others] = places.map(above);
  return Math.max(...[...(first ?? [])].filter((place) => others.every((set) => set.has(place))));
}
