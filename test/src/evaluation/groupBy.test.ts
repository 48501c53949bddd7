import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { groupBy } from "../../../src/evaluation/groupBy.ts";

const items = fc.array(
  fc.record({ key: fc.constantFrom("a", "b", "__proto__", ""), at: fc.nat() }),
);

describe("groupBy", () => {
  it("holds every item once, in its order, under its key", () =>
    fc.assert(
      fc.property(items, (all) => {
        const groups = groupBy(all, ({ key }) => key);
        for (const [key, own] of groups)
          expect(own).toEqual(all.filter((item) => item.key === key));
        expect([...groups.values()].flat()).toHaveLength(all.length);
      }),
    ));
  it("orders keys by their first item", () =>
    fc.assert(
      fc.property(items, (all) => {
        expect([...groupBy(all, ({ key }) => key).keys()]).toEqual([
          ...new Set(all.map(({ key }) => key)),
        ]);
      }),
    ));
});
