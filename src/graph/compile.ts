import * as E from "fp-ts/lib/Either.js";
import type { Observable } from "rxjs";
import type { Batch } from "../Batch.ts";
import type { AnyOperator, Registry } from "../operator.ts";
import type { Field } from "../Path.ts";
import type { Search } from "../run/draw.ts";
import { check } from "./check.ts";
import type { Graph } from "./Graph.ts";
import type { Problem } from "./Problem.ts";
import { stepsAt } from "./stepsAt.ts";

type AnyStream = Observable<Batch<Field>>;

/**
 * Makes a graph a search: one stage a scale, each the pipe of the steps that run there.
 *
 * @returns every problem of the graph, or what `draw` takes.
 */
export function compile(graph: Graph, registry: Registry): E.Either<readonly Problem[], Search> {
  const checked = check(graph, registry);
  if (E.isLeft(checked)) return checked;
  const steps = graph.steps.map(({ op, id = op, with: params }) =>
    (registry[op] as AnyOperator)(params ?? {}, id),
  );
  const stages = Array.from({ length: graph.scales }, (_, scale) =>
    stepsAt(graph, scale).map(({ index }) => steps[index] as (source: AnyStream) => AnyStream),
  );
  const search = (source: AnyStream): AnyStream =>
    stages.flat().reduce((stream, step) => step(stream), source);
  // The checker has just shown what the types of a hand-written pipe would.
  return E.right(search as unknown as Search);
}
