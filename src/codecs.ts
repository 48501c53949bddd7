import * as t from "io-ts";

/** …, −1, 0, 1, … */
export const Int = t.refinement(t.number, Number.isSafeInteger, "an integer");
/** 1, 2, 3, … */
export const PositiveInt = t.refinement(Int, (n) => n >= 1, "an integer ≥ 1");
/** 0, 1, 2, … */
export const Natural = t.refinement(Int, (n) => n >= 0, "an integer ≥ 0");
/** Neither NaN nor infinite. */
export const Finite = t.refinement(t.number, Number.isFinite, "a finite number");
/** Finite and ≥ 0. */
export const NonNegative = t.refinement(Finite, (n) => n >= 0, "a number ≥ 0");
/** Finite and > 0. */
export const Positive = t.refinement(Finite, (n) => n > 0, "a number > 0");
/** Neither below 0 nor above 1. */
export const Share = t.refinement(Finite, (n) => n >= 0 && n <= 1, "a number in 0…1");
/** Above a half, at most one. */
export const TopP = t.refinement(Finite, (n) => n > 0.5 && n <= 1, "a number in (0.5, 1]");
/** What roles and steps are called: letters, digits and dashes. */
export const Name = t.refinement(t.string, (s) => /^[A-Za-z0-9][\w-]*$/.test(s), "a name");
/** A number for all scales, or one a scale. */
export const perScale = <C extends t.Type<number, number, unknown>>(number: C) =>
  t.union([number, t.array(number)], `${number.name}, or a list of such, one a scale`);

/** What {@link described} adds to a codec. */
export interface Described {
  /** One or two sentences for a person: unit, range, what an absent value means. */
  readonly about: string;
}

/** The same codec with a sentence that the JSON Schema and the reference pages repeat. */
export const described = <C extends t.Mixed>(codec: C, about: string): C & Described =>
  Object.assign(Object.create(Object.getPrototypeOf(codec)) as C, codec, { about });

/** A table of words of graph files: what each means, beside what it does. */
export type Words = Readonly<Record<string, Described>>;

/** One of the keys of a table: the words of graph files. */
export const wordOf = <T extends object>(table: T) =>
  t.keyof(table as { [K in keyof T]: unknown }, `one of ${Object.keys(table).join(", ")}`);

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
    codec.is as t.Is<t.TypeOfProps<R> & Optional<O>>,
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
