import { describe, expect, it } from "vitest";
import { acceptances } from "../../../src/selection/acceptances.ts";

const { above, better } = acceptances;

describe("acceptances", () => {
  it.each<[string, boolean, boolean]>([
    ["above takes the threshold itself", above.accepts(0.5, 0.5, 9), true],
    ["above refuses what lies below it", above.accepts(0.5, 0.5 - 2 ** -53, -9), false],
    ["better takes a rise", better.accepts(0, 1, 0.5), true],
    ["better refuses an equal score", better.accepts(0, 0.5, 0.5), false],
    ["better refuses a rise no larger than it asks for", better.accepts(0.5, 1, 0.5), false],
    ["better takes a fall that is smaller than it allows", better.accepts(-1, 0, 0.5), true],
    ["better takes any first score", better.accepts(5, -9, -Infinity), true],
    ...[Number.NaN, Infinity, -Infinity].flatMap((dead): [string, boolean, boolean][] => [
      [`above refuses ${dead}`, above.accepts(-9, dead, 0), false],
      [`better refuses ${dead}`, better.accepts(-9, dead, -Infinity), false],
    ]),
  ])("%s", (_, actual, expected) => expect(actual).toBe(expected));
});
