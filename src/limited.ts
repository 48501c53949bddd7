import * as t from "io-ts";
import type { Schema } from "./schema/Schema.ts";

/** What {@link limited} adds to a codec. */
export interface Limited {
  /** What JSON Schema says of the limits, beside what it says of the codec without them. */
  readonly limits: Schema;
}

/** The same codec for fewer values, with what JSON Schema has to say so. */
export const limited = <C extends t.Any>(
  codec: C,
  takes: (value: t.TypeOf<C>) => boolean,
  limits: Schema,
  name: string,
): t.RefinementC<C> & Limited => Object.assign(t.refinement(codec, takes, name), { limits });

/** Which numbers a codec takes, in the words of JSON Schema. */
export interface Bounds {
  readonly type?: "integer" | "number";
  readonly minimum?: number;
  /** Instead of `minimum`. */
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
}

/** Finite numbers within bounds, named after them. Integers are such as a double tells apart. */
export function bounded(bounds: Bounds) {
  const isInteger = bounds.type === "integer";
  const most = isInteger ? Number.MAX_SAFE_INTEGER : Number.MAX_VALUE;
  const { minimum = -most, exclusiveMinimum = -Infinity, maximum = most } = bounds;
  return limited(
    t.number,
    (n) =>
      (!isInteger || Number.isInteger(n)) && n >= minimum && n > exclusiveMinimum && n <= maximum,
    isInteger ? { ...bounds, minimum, maximum } : { ...bounds },
    nameOf(bounds),
  );
}

function nameOf({ type, minimum, exclusiveMinimum, maximum }: Bounds): string {
  const noun = type === "integer" ? "an integer" : "a number";
  const isOpen = minimum === undefined;
  const [low, high] = [minimum ?? exclusiveMinimum, maximum].map(shown);
  if (low !== undefined && high !== undefined)
    return isOpen ? `${noun} in (${low}, ${high}]` : `${noun} in ${low}…${high}`;
  if (low !== undefined) return `${noun} ${isOpen ? ">" : "≥"} ${low}`;
  if (high !== undefined) return `${noun} ≤ ${high}`;
  return type === "integer" ? noun : "a finite number";
}

/** 1e9 instead of 1000000000. */
const shown = (bound: number | undefined): string | undefined =>
  bound !== undefined && Math.abs(bound) >= 1e6
    ? bound.toExponential().replace("+", "")
    : bound?.toString();

/** Texts that a pattern matches; JSON Schema reads patterns as the flag `u` does. */
export const matching = (pattern: RegExp, name: string) =>
  limited(t.string, (text) => pattern.test(text), { pattern: pattern.source }, name);
