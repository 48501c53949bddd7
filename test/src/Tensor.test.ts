import fc from "fast-check";
import { expect, it } from "vitest";
import { Holdings } from "../../src/models/Holdings.ts";
import { bytesOf, viewRows } from "../../src/Tensor.ts";

const owner = { device: "here", free: () => {}, read: async () => new Float32Array(0) };

it("bytesOf multiplies the sides", () => {
  expect(bytesOf("float32", [2, 3])).toBe(24);
  expect(bytesOf("int64", [2, 3])).toBe(48);
  expect(bytesOf("float32", [])).toBe(4);
  expect(bytesOf("float32", [7, 0])).toBe(0);
});
it("viewRows splits the caller's reference into one a view, in order, repeats too", () =>
  fc.assert(
    fc.property(fc.array(fc.nat(4)), (rows) => {
      const holdings = new Holdings();
      const tensor = holdings.hold("float32", [5], owner);
      const views = viewRows(tensor, rows);
      expect(views.map(({ row }) => row)).toEqual(rows);
      expect(views.every((view) => view.tensor === tensor)).toBe(true);
      expect(tensor.references).toBe(rows.length);
      for (const view of views) view.tensor.release();
      expect(holdings.live).toBe(0);
    }),
  ));
