import { expect, it } from "vitest";
import { Holdings } from "../../../src/models/Holdings.ts";
import { readImage } from "../../../src/run/readImage.ts";

it("readImage copies one row, width and height the right way round", async () => {
  const asked: (number | undefined)[] = [];
  const tensor = new Holdings().hold("float32", [5, 3, 2, 7], {
    device: "here",
    free: () => {},
    read: async (row) => {
      asked.push(row);
      return new Float32Array(42).fill(row ?? -1);
    },
  });
  const image = await readImage({ tensor, row: 4 });
  expect(image).toEqual({ width: 7, height: 2, pixels: new Float32Array(42).fill(4) });
  expect(asked).toEqual([4]);
  expect(tensor.references).toBe(1);
});
