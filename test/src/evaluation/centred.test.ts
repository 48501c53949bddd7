import fc from "fast-check";
import { expect, it } from "vitest";
import { centred } from "../../../src/evaluation/centred.ts";

const rows = fc.integer({ min: 1, max: 4 }).chain((p) =>
  fc.array(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: p, maxLength: p }), {
    minLength: 1,
  }),
);

it("centred takes the mean off every column, and no difference of rows", () =>
  fc.assert(
    fc.property(rows, (table) => {
      const found = centred(table);
      for (const j of (table[0] ?? []).keys()) {
        expect(found.reduce((sum, row) => sum + (row[j] as number), 0)).toBeCloseTo(0, 9);
        for (const [i, row] of table.entries())
          expect((found[i]?.[j] as number) - (found[0]?.[j] as number)).toBeCloseTo(
            (row[j] as number) - (table[0]?.[j] as number),
            9,
          );
      }
    }),
  ));
it("centred leaves nothing of one row, and takes none", () => {
  expect(centred([[3, -1]])).toEqual([[0, 0]]);
  expect(centred([])).toEqual([]);
});
