import { type AnyOperator, addsOf, needsOf, type Registry } from "../operator.ts";
import type { Field } from "../Path.ts";
import type { Graph } from "./Graph.ts";
import type { Problem } from "./Problem.ts";
import { type Placed, stageAt } from "./stageAt.ts";

/** Fields that cost a model call and are gone at the next scale. */
const costly: readonly Field[] = ["image", "features"];

/**
 * Steps that make a picture or features that no later step of the scale reads. The picture of the
 * last scale is read by whoever asked for it.
 */
export function checkUnread(graph: Graph, registry: Registry): readonly Problem[] {
  return Array.from({ length: graph.scales }, (_, scale) => {
    const stage = stageAt(graph, scale);
    return stage.flatMap((placed, place) =>
      costly
        .filter((field) => addedBy(placed, registry).includes(field))
        .filter((field) => !(field === "image" && scale === graph.scales - 1))
        .filter((field) => !(field === "image" && looksItself(placed, registry)))
        .filter((field) => !isRead(stage, place, field, registry))
        .map((field) => unread(placed, field, scale, registry)),
    );
  }).flat();
}

const addedBy = ({ step }: Placed, registry: Registry): readonly Field[] =>
  addsOf(registry[step.op] as AnyOperator, step.with ?? {});

/** Whether a step that makes pictures asks a model of them by itself. */
const looksItself = ({ step }: Placed, registry: Registry): boolean =>
  (registry[step.op]?.roles?.(step.with ?? {}) ?? []).length > 0;

/** Whether a step that works on this one, however far down, needs the field. */
function isRead(
  stage: readonly Placed[],
  place: number,
  field: Field,
  registry: Registry,
): boolean {
  const reached = new Set([place]);
  return stage.some(({ step, from }, later) => {
    if (!from.some((source) => reached.has(source))) return false;
    const operator = registry[step.op] as AnyOperator;
    if (needsOf(operator, step.with ?? {}).includes(field)) return true;
    if (!addsOf(operator, step.with ?? {}).includes(field) && !operator.clears.includes(field))
      reached.add(later);
    return false;
  });
}

function unread({ index, step }: Placed, field: Field, scale: number, registry: Registry): Problem {
  // What an operator needs by its parameters, its words name.
  const readers = Object.values(registry).filter(({ needs, needsInWords = "" }) =>
    typeof needs === "function" ? needsInWords.includes(`\`${field}\``) : needs.includes(field),
  );
  const at = step.at?.indexOf(scale) ?? -1;
  return {
    path: ["steps", index, ...(at < 0 ? [] : ["at", at])],
    message: `${step.op} at scale ${scale} makes ${field}, which no step reads there`,
    hint: `leave ${scale} out of its \`at\`, or add ${readers.map(({ name }) => name).join(" or ")}`,
  };
}
