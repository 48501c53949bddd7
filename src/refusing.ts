import * as t from "io-ts";
import type { Closed } from "./closed.ts";
import { type Described, described } from "./words.ts";

/** What a rule has against a mapping whose keys are right by themselves. */
export interface Refusal {
  /** The key it is about; all of the mapping if absent. */
  readonly key?: string;
  /** What would be right. */
  readonly message: string;
}

/**
 * The same codec, with a rule across its keys: it also fails where `refusal` says something.
 *
 * `B` are the values that the rule lets pass. The keys stay known to whoever describes the codec;
 * the rule is told there by `about`, for what a JSON Schema says of keys does not say it.
 */
export function refusing<A extends object, B = A>(
  codec: Closed<A>,
  about: string,
  refusal: (value: A) => Refusal | null,
): Closed<B> & Described {
  const { required, optional } = codec;
  const type = new t.Type<B, unknown>(
    codec.name,
    (value): value is B => codec.is(value) && refusal(value) === null,
    (input, context) => {
      const validated = codec.validate(input, context);
      if (validated._tag === "Left") return validated;
      const refused = refusal(validated.right);
      if (refused === null) return t.success(validated.right as unknown as B);
      const { key, message } = refused;
      if (key === undefined) return t.failure(input, context, message);
      const value = (input as Readonly<Record<string, unknown>>)[key];
      return t.failure(value, t.appendContext(context, key, codec, value), message);
    },
    codec.encode as unknown as t.Encode<B, unknown>,
  );
  return described(Object.assign(type, { required, optional }), about);
}
