import { expect, it } from "vitest";
import { numberText } from "../../../src/evaluation/numberText.ts";

it.each([
  [0.0214, undefined, "0.021"],
  [-0.0214, undefined, "−0.021"],
  [-0.0004, undefined, "0.000"],
  [-0, 0, "0"],
  [-12.345, 1, "−12.3"],
  [Number.NaN, undefined, "NaN"],
])("%s with %s digits is %s", (x, digits, text) => expect(numberText(x, digits)).toBe(text));
