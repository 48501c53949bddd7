import * as E from "fp-ts/lib/Either.js";
import { check } from "../graph/check.ts";
import { checkModels } from "../graph/checkModels.ts";
import { type Graph, graph } from "../graph/Graph.ts";
import { planOf } from "../graph/planOf.ts";
import type { ModelSpec } from "../models/ports.ts";
import type { Registry } from "../operator.ts";
import { type Draw, drawsAt } from "../random/drawsAt.ts";
import { placeAt } from "../random/Place.ts";
import { totalFlops } from "../run/Cost.ts";
import type { Candidate } from "./Candidate.ts";
import { type Family, type FamilyWord, families } from "./families.ts";
import { grownWidths } from "./grownWidths.ts";
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

/** Share of the budget that a proposal spends at least. */
export const spent = 0.9;

/** Draws of a family for each graph that is wanted, before it is given up. */
const patience = 20;

/**
 * Different graphs that pass every check with the model and cost 0.9 to 1.0 of the budget at n = 1;
 * fewer than `count` where there are no more to be found. A function of its inputs alone: every
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

/** A sketch with widths that spend the budget; `null` where none do, or a check is not passed. */
export function grown(
  sketch: Sketch,
  start: readonly number[],
  { room, spec, registry, budget }: Omit<ProposalRequest, "families" | "count" | "seed">,
  draw: Draw,
): { readonly graph: Graph; readonly about: string; readonly flops: number } | null {
  const scales = spec.sides.length;
  const graphOf = (widths: readonly number[]) =>
    graph({ name: "candidate", scales, paths: widths[0] as number }, sketch.steps(widths));
  const costOf = (widths: readonly number[]) =>
    totalFlops(planOf(graphOf(widths), registry, spec, 1).flops);
  const widths = grownWidths(sketch, start, { costOf, budget, widest: room.widest }, draw);
  if (widths === null || costOf(widths) < spent * budget) return null;
  const made = graphOf(widths);
  if (E.isLeft(check(made, registry)) || checkModels(made, registry, spec).length > 0) return null;
  return { graph: made, about: sketch.about(widths), flops: costOf(widths) };
}

/** What two graphs have in common that draw alike. */
const keyOf = ({ paths, steps }: Graph): string => JSON.stringify([paths, steps]);

const named = (
  { graph: { steps, ...head }, about, flops }: NonNullable<ReturnType<typeof grown>>,
  name: string,
  family: string,
  seed: number,
): Candidate => ({
  ...{ name, family, n: 1, flops },
  graph: { ...head, name, about: `${about}.`, source: `varflow tune, seed ${seed}`, steps },
});
