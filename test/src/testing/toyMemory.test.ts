import { describe, expect, it } from "vitest";
import { TensorError } from "../../../src/errors.ts";
import { Holdings } from "../../../src/models/Holdings.ts";
import { prefixOf } from "../../../src/testing/Prefix.ts";
import { ToyMemory } from "../../../src/testing/ToyMemory.ts";
import { toyPicture } from "../../../src/testing/toyPicture.ts";

function memory(scales = 3) {
  const holdings = new Holdings();
  const count = { live: 0, abandoned: 0 };
  return { holdings, count, memory: new ToyMemory(holdings, count, scales) };
}
const rows = [prefixOf("01"), prefixOf("10")];

describe("ToyMemory", () => {
  it("counts what lives, and what only the end frees", () => {
    const { memory: toy, count, holdings } = memory();
    const [first] = [toy.put("latent", rows), toy.put("image", rows)];
    expect(count).toEqual({ live: 2, abandoned: 0 });
    first.release();
    expect(count).toEqual({ live: 1, abandoned: 0 });
    holdings.close();
    expect(count).toEqual({ live: 0, abandoned: 1 });
    expect(() => first.release()).toThrow(TensorError);
  });
  it("knows its rows, in any order and more than once", () => {
    const { memory: toy, holdings } = memory();
    const tensor = toy.put("latent", rows);
    const views = [1, 0, 1].map((row) => ({ tensor, row }));
    expect(toy.rowsOf("latent", views)).toEqual([rows[1], rows[0], rows[1]]);
    expect(holdings.joinedBytes).toBe(0);
    const other = { tensor: toy.put("latent", [prefixOf("11")]), row: 0 };
    expect(toy.rowsOf("latent", [...views, other])).toHaveLength(4);
    expect(holdings.joinedBytes).toBe(4 * 3 * 4);
  });
  it("refuses rows that are not there, freed, of another kind or of another lease", () => {
    const { memory: toy } = memory();
    const tensor = toy.put("latent", rows);
    const use = (row: number, kind: "latent" | "image" = "latent") =>
      toy.rowsOf(kind, [{ tensor, row }]);
    expect(() => use(2)).toThrow("toy: row 2 of a tensor of 2");
    expect(() => use(0, "image")).toThrow("toy: a row of latent was used as image");
    expect(() => memory().memory.rowsOf("latent", [{ tensor, row: 0 }])).toThrow("another lease");
    tensor.release();
    expect(() => use(0)).toThrow("toy: a freed tensor was given to a model call");
  });
  it("has shapes that grow as a real model's", () => {
    const { memory: toy } = memory();
    const shape = (kind: "cache" | "latent" | "image", ...of: number[]) => toy.put(kind, of).shape;
    expect(shape("cache", 0)).toEqual([1, 2, 1, 1, 0, 1]);
    expect(shape("cache", ...rows)).toEqual([1, 2, 2, 1, 3, 1]);
    expect(shape("latent", ...rows)).toEqual([2, 3]);
    expect(shape("image", ...rows)).toEqual([2, 3, 2, 2]);
  });
  it("reads pictures and latents, whole or by row", async () => {
    const { memory: toy } = memory();
    const latent = toy.put("latent", rows);
    expect([...(await latent.read())]).toEqual([-1, 1, 0, 1, -1, 0]);
    expect([...(await latent.read(1))]).toEqual([1, -1, 0]);
    await expect(latent.read(2)).rejects.toThrow("toy: no row 2 to read");
    expect(await toy.put("image", rows).read(1)).toEqual(toyPicture(rows[1] ?? 0, 2));
    await expect(toy.put("cache", rows).read()).rejects.toThrow("toy: a cache cannot be read");
  });
});
