import * as fc from "fast-check";
import { expect, it } from "vitest";
import { differences } from "../../../src/evaluation/differences.ts";

it("finds none between equal values, and one for each that is not", () =>
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
      expect(differences(a, structuredClone(a))).toEqual([]);
      const same = JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
      expect(differences(a, b).length === 0).toBe(same);
    }),
  ));
it("names the place, and both values", () =>
  expect(
    differences({ seeds: [0, 1], n: 2, old: true }, { seeds: [0, 3], n: 2, fresh: null }),
  ).toEqual(["seeds.1: 1, not 3", "old: true, not nothing", "fresh: nothing, not null"]));

/** The same value with keys in order; empty lists and mappings are one. */
function sorted(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, part]) => [key, sorted(part)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
