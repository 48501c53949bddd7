import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { halved } from "../../../src/tuning/halved.ts";
import type { Standing } from "../../../src/tuning/Standing.ts";

const few = fc.constantFrom(Number.NaN, -1, 0, 0.5, 1, Infinity, -Infinity);
const standings = fc
  .array(fc.record({ objective: few, flops: fc.constantFrom(1, 2, 3) }), { maxLength: 12 })
  .map((all) => all.map((one, i): Standing => ({ ...one, name: `g${i}` })));

/** Whether a is to go on rather than b, whatever else there is. */
const isBetter = (a: Standing, b: Standing): boolean =>
  Number.isNaN(b.objective)
    ? !Number.isNaN(a.objective) || a.flops < b.flops
    : a.objective > b.objective || (a.objective === b.objective && a.flops < b.flops);

describe("halved", () => {
  it("keeps as many as are wanted, drops none for a worse one, and changes no order", () => {
    fc.assert(
      fc.property(standings, fc.nat({ max: 14 }), (all, wanted) => {
        const kept = halved(all, wanted);
        expect(kept).toHaveLength(Math.min(wanted, all.length));
        expect(kept).toEqual(all.filter((one) => kept.includes(one)));
        for (const dropped of all.filter((one) => !kept.includes(one)))
          for (const one of kept) expect(isBetter(dropped, one)).toBe(false);
      }),
    );
  });
  it("of equal ones keeps the cheaper, of equally dear ones the first; one without a score last", () => {
    const all = [
      { name: "none", objective: Number.NaN, flops: 1 },
      { name: "dear", objective: 0.5, flops: 9 },
      { name: "cheap", objective: 0.5, flops: 8 },
      { name: "alike", objective: 0.5, flops: 8 },
    ];
    const names = (wanted: number) => halved(all, wanted).map(({ name }) => name);
    expect([1, 2, 3].map(names)).toEqual([
      ["cheap"],
      ["cheap", "alike"],
      ["dear", "cheap", "alike"],
    ]);
  });
});
