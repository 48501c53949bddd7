import * as t from "io-ts";

export * from "./closed.ts";
export * from "./refusing.ts";
export * from "./words.ts";

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
/** Inverse temperatures beyond it do nothing that it does not. */
export const Lambda = t.refinement(Finite, (x) => x >= 0 && x <= 1e9, "a number in 0…1e9");
/** Above a half, at most one. */
export const TopP = t.refinement(Finite, (n) => n > 0.5 && n <= 1, "a number in (0.5, 1]");
/** What roles and steps are called: letters, digits and dashes. */
export const Name = t.refinement(t.string, (s) => /^[A-Za-z0-9][\w-]*$/.test(s), "a name");
/** A number for all scales, or one a scale. */
export const perScale = <C extends t.Type<number, number, unknown>>(number: C) =>
  t.union([number, t.array(number)], `${number.name}, or a list of such, one a scale`);
