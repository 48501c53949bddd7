import * as t from "io-ts";
import { bounded, limited, matching } from "./limited.ts";

export * from "./closed.ts";
export * from "./limited.ts";
export * from "./refusing.ts";
export * from "./words.ts";

/** …, −1, 0, 1, … */
export const Int = bounded({ type: "integer" });
/** 1, 2, 3, … */
export const PositiveInt = bounded({ type: "integer", minimum: 1 });
/** 0, 1, 2, … */
export const Natural = bounded({ type: "integer", minimum: 0 });
/** Neither NaN nor infinite. */
export const Finite = bounded({});
/** Finite and ≥ 0. */
export const NonNegative = bounded({ minimum: 0 });
/** Finite and > 0. */
export const Positive = bounded({ exclusiveMinimum: 0 });
/** Neither below 0 nor above 1. */
export const Share = bounded({ minimum: 0, maximum: 1 });
/** Inverse temperatures beyond it do nothing that it does not. */
export const Lambda = bounded({ minimum: 0, maximum: 1e9 });
/** Above a half, at most one. */
export const TopP = bounded({ exclusiveMinimum: 0.5, maximum: 1 });
/** What roles and steps are called: letters, digits and dashes. */
export const Name = matching(/^[A-Za-z0-9][\w-]*$/u, "a name");
/** A number for all scales, or one a scale. */
export const perScale = <C extends t.Type<number, number, unknown>>(number: C) =>
  t.union([number, t.array(number)], `${number.name}, or a list of such, one a scale`);
/** Values by {@link Name}, at least one. A record of io-ts would drop what is no name. */
export const byName = <C extends t.Mixed>(value: C, name: string) =>
  limited(
    t.record(t.string, value),
    (values) => Object.keys(values).length > 0 && Object.keys(values).every(Name.is),
    { minProperties: 1, propertyNames: Name.limits },
    name,
  );
const scaleKey = /^(0|[1-9][0-9]*)$/u;
/** Values by scale, `{ 5: …, 7: … }`, at least one. */
export const byScale = <C extends t.Mixed>(value: C, name: string) =>
  limited(
    t.record(t.string, value),
    (values) => {
      const keys = Object.keys(values);
      return keys.length > 0 && keys.every((key) => scaleKey.test(key));
    },
    { minProperties: 1, propertyNames: { pattern: scaleKey.source } },
    name,
  );
