import { type AnyOperator, addsOf, needsOf, type Registry } from "../operator.ts";
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
      after.push(passed(before, placed, { registry, scale }));
    }
    carried = after.at(-1) ?? carried;
  }
  if (!carried.fields.has("image"))
    problems.push({
      path: ["steps"],
      message: `no image is left at the last scale, ${graph.scales - 1}`,
      hint: `add a decode step at ${graph.scales - 1}`,
    });
  if (graph.rounds !== undefined && !carried.fields.has("score"))
    problems.push({
      path: ["rounds"],
      message: `rounds keep the best score, and none is left at the last scale, ${graph.scales - 1}`,
      hint: `add a score step at ${graph.scales - 1}`,
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

function passed(
  { fields, madeAt }: Carried,
  { step }: Placed,
  { registry, scale }: { readonly registry: Registry; readonly scale: number },
): Carried {
  const operator = registry[step.op] as AnyOperator;
  const added = addsOf(operator, step.with ?? {});
  return {
    fields: new Set([...[...fields].filter((field) => !operator.clears.includes(field)), ...added]),
    madeAt: new Map([...madeAt, ...added.map((field) => [field, scale] as const)]),
  };
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
      const made = madeAt.get(field);
      const stale = made === undefined ? "" : `; the one of scale ${made} is of an earlier state`;
      return {
        path: ["steps", index],
        message: `${step.op} at scale ${scale} needs ${field}, which no step before it makes there${stale}`,
        hint: makersOf(field, scale, registry),
      };
    });
}

function makersOf(field: Field, scale: number, registry: Registry): string {
  const all = Object.values(registry);
  // One that needs what it makes helps nobody who has none.
  const makers = all.filter(
    ({ adds, needs }) =>
      typeof adds !== "function" &&
      adds.includes(field) &&
      (typeof needs === "function" || !needs.includes(field)),
  );
  // What draws the scale stands there already: another one only where nothing else would do.
  const beside = makers.filter(({ advances }) => !advances);
  const names = (beside.length > 0 ? beside : makers).map(({ name }) => name);
  if (names.length > 0) return `run ${names.join(" or ")} at scale ${scale} before it`;
  // Where a parameter decides, only words say what may be added.
  const may = all.find(({ addsInWords = "" }) => addsInWords.includes(`\`${field}\``));
  return may === undefined
    ? `no operator makes ${field}`
    : `${may.name} at scale ${scale} adds ${may.addsInWords}`;
}
