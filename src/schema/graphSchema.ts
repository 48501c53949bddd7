import { GraphChange, GraphFile, ofChanges, StepChange, StepFile } from "../graph/GraphFile.ts";
import type { AnyOperator, Registry } from "../operator.ts";
import { conditional, objectSchema, type Schema, type Schemas } from "./Schema.ts";
import { schemaOf, schemasOf } from "./schemaOf.ts";

/**
 * The JSON Schema (draft 2020-12) of graph files whose steps are operators of the registry: editors
 * complete and explain keys and words by it.
 *
 * Of a file that stands for itself it refuses all that the codecs do, but for rules across keys. Of
 * one that extends another it refuses what is wrong whatever the other says. What takes more than
 * one step to see is left to the checker.
 */
export const graphSchema = (registry: Registry): Schema => ({
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "A graph file of varflow",
  ...conditional(
    { type: "object", properties: { extends: true }, required: ["extends"] },
    changeSchema(registry),
    wholeSchema(registry),
  ),
});

function wholeSchema(registry: Registry): Schema {
  const required = schemasOf(GraphFile.required);
  const optional = less(schemasOf(GraphFile.optional), ofChanges.head);
  return objectSchema(
    { ...required, steps: { ...required.steps, items: stepSchema(registry) } },
    optional,
  );
}

function stepSchema(registry: Registry): Schema {
  const optional = less(schemasOf(StepFile.optional), ofChanges.step);
  return {
    ...objectSchema({ op: opSchema(registry) }, optional),
    allOf: Object.entries(registry).map(([op, operator]) =>
      conditional({ properties: { op: { const: op } } }, paramsSchema(operator)),
    ),
  };
}

const paramsSchema = ({ params }: AnyOperator): Schema => ({
  properties: { with: schemaOf(params) },
  ...(params.decode({})._tag === "Left" ? { required: ["with"] } : {}),
});

function changeSchema(registry: Registry): Schema {
  const optional = schemasOf(GraphChange.optional);
  return objectSchema(schemasOf(GraphChange.required), {
    ...optional,
    steps: { ...optional.steps, items: stepChangeSchema(registry) },
  });
}

/** The operator may stand in the other file alone: then what the step says must fit one of them. */
const stepChangeSchema = (registry: Registry): Schema => ({
  ...objectSchema({}, { ...schemasOf(StepChange.optional), op: opSchema(registry) }),
  anyOf: Object.entries(registry).map(([op, { params }]) => ({
    properties: { op: { const: op }, with: laidOver(schemaOf(params)) },
  })),
});

/** Parameters over those of another file: any of them, and mappings in parts. */
function laidOver({ properties, required: _, ...rest }: Schema): Schema {
  if (properties === undefined) return {}; // It does not say its keys.
  const parts = [{ type: "object" }, { type: "null" }];
  const loose = Object.entries(properties as Schemas).map(
    ([key, { description, ...schema }]) =>
      [key, { description, anyOf: [schema, ...parts] }] as const,
  );
  return { anyOf: [{ ...rest, properties: Object.fromEntries(loose) }, { type: "null" }] };
}

const opSchema = (registry: Registry): Schema => ({
  ...schemasOf(StepFile.required).op,
  oneOf: Object.entries(registry).map(([op, { about }]) => ({ const: op, description: about })),
});

const less = (schemas: Schemas, keys: readonly string[]): Schemas =>
  Object.fromEntries(Object.entries(schemas).filter(([key]) => !keys.includes(key)));
