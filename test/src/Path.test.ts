import { expect, it } from "vitest";
import { Holdings } from "../../src/models/Holdings.ts";
import { rowFields, viewsOf } from "../../src/Path.ts";

it("viewsOf finds every row a path owns, and nothing else", () => {
  const owner = { device: "here", free: () => {}, read: async () => new Float32Array(0) };
  const tensor = new Holdings().hold("float32", [3], owner);
  const view = (row: number) => ({ tensor, row });
  const numbers = { key: "a", lineage: [0], logWeight: 0, score: 1, features: new Float32Array(2) };
  expect(viewsOf(numbers)).toEqual([]);
  expect(viewsOf({ ...numbers, image: view(2), cache: view(0), latent: view(1) })).toEqual(
    rowFields.map((_, row) => view(row)),
  );
  expect(viewsOf({ image: view(2), latent: undefined })).toEqual([view(2)]);
});
