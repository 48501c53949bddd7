import { Ajv2020 } from "ajv/dist/2020.js";
import type { Mixed } from "io-ts";
import type { Schema } from "../../src/schema/Schema.ts";
import { schemaOf } from "../../src/schema/schemaOf.ts";

const ajv = new Ajv2020({ strict: true, allErrors: true });

/** What an independent validator finds wrong with a value; it knows no keyword that is not standard. */
export function judging(schema: Schema): (value: unknown) => readonly string[] {
  const validate = ajv.compile(schema);
  return (value) =>
    validate(value)
      ? []
      : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

/** Of these values, those on which a codec and its schema are not of one mind. */
export function disputed(codec: Mixed, values: readonly unknown[]): readonly unknown[] {
  const judge = judging(schemaOf(codec));
  return values.filter((value) => codec.is(value) !== (judge(value).length === 0));
}

/** Values at the edges of what codecs of numbers, texts, lists and mappings take. */
export const edges: readonly unknown[] = [
  ...[0, -0, 1, -1, 2, 0.5, 0.5 + Number.EPSILON, 0.1, 1 + Number.EPSILON, -Number.EPSILON, 1.5],
  ...[1e9, 1e9 + 1, 2 ** 53 - 1, 2 ** 53, -(2 ** 53), 5e-324, Number.MAX_VALUE, -Number.MAX_VALUE],
  ...[Number.NaN, Infinity, -Infinity, null, true, false],
  ...["", "1", "a", "a-b", "-a", "a b", "a\n", "é", "A_0", "__proto__", "constructor", "\ud800"],
  ...[[], [1], [-1], ["a"], [null], [[]], {}, { a: 1 }, { a: "b" }, { a: null }, { "": 1 }],
];
