import * as t from "io-ts";

/** What {@link closed} adds to a codec: its keys, for whoever describes it. */
export interface Shape {
  readonly required: t.Props;
  readonly optional: t.Props;
}

/** A codec that knows its keys. */
export type Closed<A> = t.Type<A, unknown> & Shape;

/**
 * Like `t.strict`, but an unknown key fails instead of being dropped: `att:` must not pass for
 * `at:`.
 */
export function closed<
  R extends t.Props = Record<never, never>,
  O extends t.Props = Record<never, never>,
>(required: R = {} as R, optional: O = {} as O): Closed<t.TypeOfProps<R> & Optional<O>> {
  const codec = t.intersection([t.type(required), t.partial(optional)]);
  const known = { ...required, ...optional };
  const type = new t.Type<t.TypeOfProps<R> & Optional<O>, unknown>(
    `{ ${[...Object.keys(required), ...Object.keys(optional).map((key) => `${key}?`)].join(", ")} }`,
    (value): value is t.TypeOfProps<R> & Optional<O> => "right" in type.decode(value),
    (input, context) => {
      if (typeof input !== "object" || input === null || Array.isArray(input))
        return t.failure(input, context, "expected a mapping");
      const extra = Object.keys(input).filter((key) => !Object.hasOwn(known, key));
      const unknown = extra.map(
        (key): t.ValidationError => ({
          value: key,
          context: t.appendContext(context, key, unknownKey(Object.keys(known))),
        }),
      );
      const rest = Object.fromEntries(
        Object.entries(input).filter(([key]) => Object.hasOwn(known, key)),
      );
      const validated = codec.validate(rest, context);
      // The intersection is ours, not the reader's: its members are no part of a place.
      const own = ("left" in validated ? validated.left : []).map((error) => ({
        ...error,
        context: error.context.filter((_, depth) => depth !== context.length),
      }));
      const errors = [...unknown, ...own];
      if (errors.length > 0) return t.failures(errors);
      return validated as t.Validation<t.TypeOfProps<R> & Optional<O>>;
    },
    codec.encode,
  );
  return Object.assign(type, { required, optional });
}

/** Keys that may be left out. */
export type Optional<O extends t.Props> = { [K in keyof O]?: t.TypeOf<O[K]> };

/** Marks the place of a key that a mapping does not have. */
export class UnknownKey extends t.Type<never> {
  readonly _tag = "UnknownKey";
  readonly known: readonly string[];
  constructor(known: readonly string[]) {
    super("no such key", (_): _ is never => false, t.failure, t.identity);
    this.known = known;
  }
}
const unknownKey = (known: readonly string[]) => new UnknownKey(known);
