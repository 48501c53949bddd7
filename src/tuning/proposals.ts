import * as E from "fp-ts/lib/Either.js";
import { check } from "../graph/check.ts";
import { checkModels } from "../graph/checkModels.ts";
import { type Graph, graph } from "../graph/Graph.ts";
import type { ModelSpec } from "../models/ports.ts";
import type { Registry } from "../operator.ts";
import { type Draw, drawsAt } from "../random/drawsAt.ts";
import { placeAt } from "../random/Place.ts";
import type { Candidate } from "./Candidate.ts";
import { type Family, type FamilyWord, families } from "./families.ts";
import { grownWidths } from "./grownWidths.ts";
import { plannedCost } from "./plannedCost.ts";
import type { Room } from "./Room.ts";
import type { Sketch } from "./Sketch.ts";

/** What to propose graphs for. */
export interface ProposalRequest {
  readonly room: Room;
  /** Words of the families, which take turns. */
  readonly families: readonly FamilyWord[];
  readonly spec: ModelSpec;
  readonly registry: Registry;
  /** FLOPs of a prompt. */
  readonly budget: number;
  readonly count: number;
  readonly seed: number;
}

/** Share of the budget that a proposal spends at least, if it is not in rounds. */
export const spent = 0.9;

/** Draws of a family for each graph that is wanted, before it is given up. */
const patience = 20;

/**
 * Different graphs that pass every check with the model and cost 0.9 to 1.0 of the budget at n = 1, or
 * at most the budget a round; fewer than `count` where there are no more to be found. A function of its inputs alone: every
 * family draws from streams of its own, so that another one beside it changes none of its graphs.
 */
export function proposals(request: ProposalRequest): readonly Candidate[] {
  const { seed, count } = request;
  const found = new Map<string, Candidate>();
  for (let attempt = 0; attempt < patience * count && found.size < count; attempt++)
    for (const family of request.families) {
      if (found.size === count) break;
      const draw = drawsAt(placeAt("varflow tune", seed, family, attempt));
      const sketch = (families[family] as Family).sketch(request.room, draw);
      const made = sketch && grown(sketch, sketch.least, request, draw);
      if (!made || found.has(keyOf(made.graph))) continue;
      const name = `candidate-${String(found.size + 1).padStart(2, "0")}`;
      found.set(keyOf(made.graph), named(made, name, family, seed));
    }
  return [...found.values()];
}

/**
 * A sketch with widths that spend the budget, or a round's share of it; `null` where none do, or a
 * check is not passed.
 */
export function grown(
  sketch: Sketch,
  start: readonly number[],
  { room, spec, registry, budget }: Omit<ProposalRequest, "families" | "count" | "seed">,
  draw: Draw,
): (Pick<Candidate, "graph" | "flops" | "least"> & { readonly about: string }) | null {
  const scales = spec.sides.length;
  const { again } = sketch;
  const graphOf = (widths: readonly number[]) =>
    graph({ name: "candidate", scales, paths: widths[0] as number }, sketch.steps(widths));
  const costOf = (widths: readonly number[]) =>
    plannedCost(graphOf(widths), registry, spec, 1).flops;
  const limit = { budget: budget * (again?.share ?? 1), widest: room.widest };
  const widths = grownWidths(sketch, start, { costOf, ...limit }, draw);
  if (widths === null || (again === undefined && costOf(widths) < spent * budget)) return null;
  const { steps, ...head } = graphOf(widths);
  const made: Graph = { ...head, ...(again && { rounds: again.rounds }), steps };
  if (E.isLeft(check(made, registry)) || checkModels(made, registry, spec).length > 0) return null;
  return { graph: made, about: sketch.about(widths), ...plannedCost(made, registry, spec, 1) };
}

/** What two graphs have in common that draw alike. */
const keyOf = ({ paths, rounds, steps }: Graph): string => JSON.stringify([paths, rounds, steps]);

const named = (
  { graph: { steps, ...head }, about, ...cost }: NonNullable<ReturnType<typeof grown>>,
  name: string,
  family: string,
  seed: number,
): Candidate => ({
  ...{ name, family, n: 1, ...cost },
  graph: { ...head, name, about: `${about}.`, source: `varflow tune, seed ${seed}`, steps },
});
