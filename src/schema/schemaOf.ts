import * as t from "io-ts";
import type { Choosing, Described, Limited, Shape } from "../codecs.ts";
import type { Removable } from "../graph/GraphFile.ts";
import { objectSchema, type Schema, type Schemas } from "./Schema.ts";

/**
 * The JSON Schema of what a codec takes, with the sentences it carries as descriptions.
 *
 * It takes all that the codec does and, but for rules across keys (`refusing`), nothing else that
 * JSON can say.
 *
 * @throws TypeError for a codec that does not say what it takes: no schema is silently too wide.
 */
export function schemaOf(codec: t.Mixed): Schema {
  const { about } = codec as Partial<Described>;
  return { ...(about === undefined ? {} : { description: about }), ...bodyOf(codec) };
}

/** Schemas of codecs by key. */
export const schemasOf = (codecs: t.Props): Schemas =>
  Object.fromEntries(Object.entries(codecs).map(([key, codec]) => [key, schemaOf(codec)]));

/** By what our own codecs carry, and of the others by what io-ts knows. */
function bodyOf(codec: t.Mixed): Schema {
  const { words, required, optional, removable, limits } = codec as Partial<
    Choosing & Shape & Removable & Limited
  >;
  if (words !== undefined) return { oneOf: Object.entries(words).map(wordSchema) };
  if (required !== undefined) return objectSchema(schemasOf(required), schemasOf(optional ?? {}));
  if (removable !== undefined) return { anyOf: [bodyOf(removable), { type: "null" }] };
  if (limits !== undefined && codec instanceof t.RefinementType)
    return { ...bodyOf(codec.type), ...limits };
  if (codec instanceof t.UnionType) return { anyOf: codec.types.map(schemaOf) };
  if (codec instanceof t.ArrayType) return { type: "array", items: schemaOf(codec.type) };
  if (codec instanceof t.DictionaryType && codec.domain instanceof t.StringType)
    return { type: "object", additionalProperties: schemaOf(codec.codomain) };
  if (codec instanceof t.LiteralType) return { const: codec.value };
  if (codec instanceof t.NumberType) return { type: "number" };
  if (codec instanceof t.StringType) return { type: "string" };
  if (codec instanceof t.BooleanType) return { type: "boolean" };
  if (codec instanceof t.UnknownType) return {};
  throw new TypeError(`no JSON Schema of "${codec.name}": the codec does not say what it takes`);
}

type Word = Choosing["words"][string];

const wordSchema = ([word, { about, takes }]: [string, Word]): Schema =>
  takes === undefined
    ? { const: word, description: about }
    : { description: about, ...objectSchema({ [word]: schemaOf(takes) }, {}) };
