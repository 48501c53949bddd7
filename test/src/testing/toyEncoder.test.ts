import { describe, expect, it } from "vitest";
import { prefixOf } from "../../../src/testing/Prefix.ts";
import { type Redescribe, toyEncoder } from "../../../src/testing/toyEncoder.ts";

const encode = (reduce: string, bits: readonly string[], redescribe?: Redescribe) =>
  toyEncoder("pixels", 2, () => bits.map(prefixOf), redescribe).encode([], reduce);

describe("toyEncoder", () => {
  it("reduces each picture's patches by the word", async () => {
    expect(await encode("pool", ["0111", "0"])).toEqual([
      Float32Array.of(0.75, 0.75, 0.75),
      Float32Array.of(0.375, 0.375, 0.375),
    ]);
    const [whole] = await encode("none", ["0111"]);
    expect(whole).toEqual(Float32Array.of(0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1));
    const [principal] = await encode("pca", ["0111"]);
    expect(principal).toHaveLength(4);
  });
  it("describes pictures by one axis of all of them where the word is joint", async () => {
    const one = (await encode("pca-joint", ["0111"]))[0];
    const [beside, other] = await encode("pca-joint", ["0111", "1000"]);
    expect(beside).toHaveLength(4);
    expect(beside).not.toEqual(one);
    expect(other).toHaveLength(4);
    const asked: boolean[] = [];
    const { encode: watched } = toyEncoder("pixels", 2, (_, joint) => {
      asked.push(joint);
      return [prefixOf("01")];
    });
    await watched([], "pca-joint");
    await watched([], "pca");
    expect(asked).toEqual([true, false]);
  });
  it("refuses a word that no reducer has", () =>
    expect(encode("toString", ["01"])).rejects.toThrow('toy: no reducer "toString"'));
  it("describes what it is told to otherwise", async () => {
    const vectors = await encode("pool", ["01", "10"], (vector, { name, bits }) =>
      name === "pixels" && bits === "10" ? vector.fill(Number.NaN) : vector,
    );
    expect(vectors.map((vector) => vector.every(Number.isFinite))).toEqual([true, false]);
  });
});
