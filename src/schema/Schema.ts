/** A JSON Schema of draft 2020-12, or a part of one. */
export type Schema = Readonly<Record<string, unknown>>;

/** Schemas by key. */
export type Schemas = Readonly<Record<string, Schema>>;

/** Of a mapping that has no other keys. */
export function objectSchema(required: Schemas, optional: Schemas): Schema {
  const names = Object.keys(required);
  return {
    type: "object",
    properties: { ...required, ...optional },
    ...(names.length > 0 ? { required: names } : {}),
    additionalProperties: false,
  };
}

/** What holds of a value that fits a schema, and of one that does not. */
export const conditional = (condition: Schema, then: Schema, otherwise?: Schema): Schema => ({
  if: condition,
  then,
  ...(otherwise === undefined ? {} : { else: otherwise }),
});
