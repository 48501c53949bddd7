import { describe, expect, it } from "vitest";
import { TensorStore } from "../../../../src/models/onnx/TensorStore.ts";

const pair = { dims: [2, 2], data: Float32Array.of(1, 2, 3, 4) };

describe("TensorStore", () => {
  it("reads a copy of all numbers, or of one row", () => {
    const store = new TensorStore();
    store.keep(7, pair, 0);
    expect([...store.read(7)]).toEqual([1, 2, 3, 4]);
    expect([...store.read(7, 1)]).toEqual([3, 4]);
    expect(store.read(7).buffer).not.toBe(pair.data.buffer);
    for (const row of [-1, 2]) expect(() => store.read(7, row)).toThrow(RangeError);
  });
  it("says so when a tensor was freed", () => {
    const store = new TensorStore();
    store.keep(7, pair, 0);
    store.free([7]);
    expect(() => store.get(7)).toThrow("tensor 7 is not here");
  });
  it("drops what one lease has, and no other", () => {
    const store = new TensorStore();
    store.keep(1, pair, 0);
    store.keep(2, pair, 1);
    store.drop(0);
    expect(() => store.get(1)).toThrow();
    expect(store.get(2).dims).toEqual([2, 2]);
  });
});
