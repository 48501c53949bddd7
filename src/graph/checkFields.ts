import { type AnyOperator, needsOf, type Registry } from "../operator.ts";
import type { Field } from "../Path.ts";
import type { Graph } from "./Graph.ts";
import type { Problem } from "./Problem.ts";
import { stepsAt } from "./stepsAt.ts";

/**
 * Runs the graph on the names of fields instead of data: what each step needs must have been made
 * of this very state. Also: each scale is generated once, first; the last one ends with an image.
 */
export function checkFields(graph: Graph, registry: Registry): readonly Problem[] {
  const problems: Problem[] = [];
  const carried = new Set<Field>(["cache", "latent"]);
  const madeAt = new Map<Field, number>();
  for (let scale = 0; scale < graph.scales; scale++) {
    problems.push(...checkAdvance(graph, registry, scale));
    for (const { index, step } of stepsAt(graph, scale)) {
      const operator = registry[step.op] as AnyOperator;
      const missing = needsOf(operator, step.with ?? {}).filter((field) => !carried.has(field));
      for (const field of missing)
        problems.push(missingField(index, step.op, scale, field, madeAt.get(field), registry));
      for (const field of operator.clears) carried.delete(field);
      for (const field of operator.adds) {
        carried.add(field);
        madeAt.set(field, scale);
      }
    }
  }
  if (!carried.has("image"))
    problems.push({
      path: ["steps"],
      message: `no image is left at the last scale, ${graph.scales - 1}`,
      hint: `add a decode step at ${graph.scales - 1}`,
    });
  return problems;
}

function checkAdvance(graph: Graph, registry: Registry, scale: number): readonly Problem[] {
  const steps = stepsAt(graph, scale);
  const advancing = steps.filter(({ step }) => registry[step.op]?.advances);
  const hint = "each scale starts with one generate";
  const [first, second] = advancing;
  if (first === undefined)
    return [{ path: ["steps"], message: `scale ${scale} is never generated`, hint }];
  if (second !== undefined)
    return [{ path: ["steps", second.index], message: `scale ${scale} is generated twice`, hint }];
  const before = steps.find(({ index }) => index < first.index);
  return before === undefined
    ? []
    : [
        {
          path: ["steps", before.index],
          message: `${before.step.op} stands before ${first.step.op} at scale ${scale}`,
          hint,
        },
      ];
}

function missingField(
  index: number,
  op: string,
  scale: number,
  field: Field,
  madeAt: number | undefined,
  registry: Registry,
): Problem {
  const makers = Object.values(registry).filter(({ adds }) => adds.includes(field));
  const names = makers.map(({ name }) => name).join(" or ");
  const stale = madeAt === undefined ? "" : `; the one of scale ${madeAt} is of an earlier state`;
  return {
    path: ["steps", index],
    message: `${op} at scale ${scale} needs ${field}, which no step before it makes there${stale}`,
    hint: names ? `run ${names} at scale ${scale} before it` : `no operator makes ${field}`,
  };
}
