import type { Found } from "./Found.ts";
import type { PromptRow, Wanted } from "./PromptRow.ts";
import { relations } from "./relations.ts";

/** Whether a picture shows what its prompt asks for. */
export interface Verdict {
  readonly correct: boolean;
  /** What is missing, wrong or too much; empty where nothing is. */
  readonly reason: string;
}

/** Objects that met a request, or what kept them from it. */
type Met = { readonly group: readonly Found[] } | { readonly reason: string };

/**
 * GenEval's rules: each request of `include` must be met by the most confident objects of its class,
 * as many as it asks for, and nothing of `exclude` may be there in such number.
 *
 * Colour and place are asked of those objects only: a blue star that is surer than a red one makes
 * "a red star" wrong. In a request for a place each object must lie there, seen from every object
 * of the entry that it names.
 *
 * @see djghosh13/geneval `evaluation/evaluate_images.py: evaluate`.
 */
export function verdict(
  { include, exclude = [] }: Pick<PromptRow, "include" | "exclude">,
  found: readonly Found[],
): Verdict {
  const sorted = found.toSorted((a, b) => b.confidence - a.confidence);
  const of = (shape: string) => sorted.filter((object) => object.shape === shape);
  const met: Met[] = [];
  for (const wanted of include) met.push(meet(wanted, of(wanted.class), met));
  const excess = exclude.filter(({ class: shape, count }) => of(shape).length >= count);
  const reasons = [
    ...met.flatMap((answer) => ("reason" in answer ? [answer.reason] : [])),
    ...excess.map(
      ({ class: shape, count }) => `${shape}: ${of(shape).length}, not fewer than ${count}`,
    ),
  ];
  return { correct: reasons.length === 0, reason: reasons.join("; ") };
}

/** `objects` are those of the class, by falling confidence. */
function meet(wanted: Wanted, objects: readonly Found[], before: readonly Met[]): Met {
  const { class: shape, count, color, position } = wanted;
  const group = objects.slice(0, count);
  if (group.length < count) return { reason: `${shape}: ${group.length} of ${count}` };
  const strangers = group.filter(({ colour }) => color !== undefined && colour !== color);
  if (strangers.length > 0)
    return {
      reason: `${shape}: ${strangers.map(({ colour }) => colour).join(", ")}, not ${color}`,
    };
  if (position === undefined) return { group };
  const [relation, place] = position;
  const target = before[place];
  if (target === undefined || "reason" in target)
    return { reason: `${shape}: nothing for it to be ${relation}` };
  const isThere = group.every((object) =>
    target.group.every((other) => relations(object, other).includes(relation)),
  );
  return isThere ? { group } : { reason: `${shape}: not ${relation}` };
}
