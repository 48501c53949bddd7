import { type AnyOperator, needsOf, type Registry } from "../operator.ts";
import type { Field } from "../Path.ts";
import type { Graph } from "./Graph.ts";
import type { Problem } from "./Problem.ts";
import { type Placed, stageAt } from "./stageAt.ts";
import { stepsAt } from "./stepsAt.ts";

/** Fields that paths carry, and the scale at which each was made last. */
interface Carried {
  readonly fields: ReadonlySet<Field>;
  readonly madeAt: ReadonlyMap<Field, number>;
}

/**
 * Runs the graph on the names of fields instead of data: what each step needs must have been made
 * of this very state. Also: each scale is generated once, first; the last one ends with an image.
 */
export function checkFields(graph: Graph, registry: Registry): readonly Problem[] {
  const problems: Problem[] = [];
  let carried: Carried = { fields: new Set(["cache", "latent"]), madeAt: new Map() };
  for (let scale = 0; scale < graph.scales; scale++) {
    problems.push(...checkAdvance(graph, registry, scale));
    const stage = stageAt(graph, scale);
    const after: Carried[] = [];
    for (const placed of stage) {
      const before = common(placed.from.map((place) => after[place] ?? carried));
      problems.push(...missing(placed, before, scale, registry));
      after.push(passed(before, registry[placed.step.op] as AnyOperator, scale));
    }
    carried = after.at(-1) ?? carried;
  }
  if (!carried.fields.has("image"))
    problems.push({
      path: ["steps"],
      message: `no image is left at the last scale, ${graph.scales - 1}`,
      hint: `add a decode step at ${graph.scales - 1}`,
    });
  return problems;
}

/** What all branches of a join carry. */
const common = (branches: readonly Carried[]): Carried => ({
  fields: new Set(
    [...(branches[0]?.fields ?? [])].filter((field) =>
      branches.every(({ fields }) => fields.has(field)),
    ),
  ),
  madeAt: branches[0]?.madeAt ?? new Map(),
});

const passed = ({ fields, madeAt }: Carried, operator: AnyOperator, scale: number): Carried => ({
  fields: new Set([
    ...[...fields].filter((field) => !operator.clears.includes(field)),
    ...operator.adds,
  ]),
  madeAt: new Map([...madeAt, ...operator.adds.map((field) => [field, scale] as const)]),
});

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

function missing(
  { index, step }: Placed,
  { fields, madeAt }: Carried,
  scale: number,
  registry: Registry,
): readonly Problem[] {
  const needs = needsOf(registry[step.op] as AnyOperator, step.with ?? {});
  return needs
    .filter((field) => !fields.has(field))
    .map((field) => {
      const makers = Object.values(registry).filter(({ adds }) => adds.includes(field));
      const names = makers.map(({ name }) => name).join(" or ");
      const made = madeAt.get(field);
      const stale = made === undefined ? "" : `; the one of scale ${made} is of an earlier state`;
      return {
        path: ["steps", index],
        message: `${step.op} at scale ${scale} needs ${field}, which no step before it makes there${stale}`,
        hint: names ? `run ${names} at scale ${scale} before it` : `no operator makes ${field}`,
      };
    });
}
