import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TensorError } from "../../../src/errors.ts";
import { Holdings } from "../../../src/models/Holdings.ts";
import type { Tensor } from "../../../src/Tensor.ts";

/** Holdings, and how often each of their tensors was freed. */
function counted() {
  const holdings = new Holdings();
  const freed: number[] = [];
  const hold = (floats = 1) => {
    const id = freed.push(0) - 1;
    return holdings.hold("float32", [floats], {
      device: "here",
      free: () => {
        freed[id] = (freed[id] ?? 0) + 1;
      },
      read: async (row) => Float32Array.of(id, row ?? -1),
    });
  };
  return { holdings, freed, hold };
}

describe("Holdings", () => {
  it("hands out tensors that know what they are", () => {
    const { holdings } = counted();
    const owner = { device: "cpu:0", free: () => {}, read: async () => new Float32Array(0) };
    const floats = holdings.hold("float32", [2, 3, 4], owner);
    const whole = holdings.hold("int64", [5], owner);
    const empty = holdings.hold("float32", [2, 0], owner);
    expect([floats.bytes, whole.bytes, empty.bytes]).toEqual([96, 40, 0]);
    expect(floats).toMatchObject({
      dtype: "float32",
      shape: [2, 3, 4],
      device: "cpu:0",
      references: 1,
    });
    expect([holdings.live, holdings.bytes]).toEqual([3, 136]);
  });
  it("frees at the last release, once", () => {
    const { holdings, freed, hold } = counted();
    const tensor = hold();
    expect(tensor.retain()).toBe(tensor);
    expect(tensor.references).toBe(2);
    tensor.release();
    expect([freed, holdings.live]).toEqual([[0], 1]);
    tensor.release();
    expect([freed, holdings.live, tensor.references]).toEqual([[1], 0, 0]);
  });
  it("refuses every use of a freed tensor", async () => {
    const { freed, hold } = counted();
    const tensor = hold();
    tensor.release();
    expect(() => tensor.release()).toThrow(TensorError);
    expect(() => tensor.release()).toThrow("a freed tensor (float32 [1]) was released");
    expect(() => tensor.retain()).toThrow("was retained");
    await expect(tensor.read()).rejects.toThrow(TensorError);
    expect(freed).toEqual([1]);
  });
  it("reads the whole or a row", async () => {
    const { hold } = counted();
    const tensor = hold();
    expect(await tensor.read()).toEqual(Float32Array.of(0, -1));
    expect(await tensor.read(3)).toEqual(Float32Array.of(0, 3));
  });
  it("frees all that is left when it is closed; handles then bear release alone", async () => {
    const { holdings, freed, hold } = counted();
    const [first, second, third] = [hold(), hold(), hold()];
    second.retain();
    third.release();
    holdings.close();
    expect([freed, holdings.live, holdings.bytes, holdings.closed]).toEqual([
      [1, 1, 1],
      0,
      0,
      true,
    ]);
    expect([first.references, second.references]).toEqual([0, 0]);
    expect(() => first.retain()).toThrow(TensorError);
    await expect(first.read()).rejects.toThrow(TensorError);
    second.release();
    second.release();
    expect(() => second.release()).toThrow(TensorError);
    holdings.close();
    expect(freed).toEqual([1, 1, 1]);
  });
  it("frees at once what lands after it was closed", () => {
    const { holdings, freed, hold } = counted();
    holdings.close();
    const late = hold();
    expect([freed, holdings.live, holdings.bytes, late.references]).toEqual([[1], 0, 0, 0]);
    late.release();
    expect(freed).toEqual([1]);
  });
  it("counts bytes now, the most at once, and what was joined", () => {
    const { holdings, hold } = counted();
    const big = hold(100);
    big.release();
    hold(30);
    hold(40);
    expect([holdings.bytes, holdings.peakBytes]).toEqual([280, 400]);
    holdings.countJoined(5);
    holdings.countJoined(7);
    expect(holdings.joinedBytes).toBe(12);
    holdings.close();
    expect([holdings.bytes, holdings.peakBytes]).toEqual([0, 400]);
  });
  it("keeps books that add up, whatever is held, retained and released", () =>
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom("hold", "retain", "release"), fc.nat())),
        (acts) => {
          const { holdings, freed, hold } = counted();
          const own = new Map<Tensor, number>();
          let peak = 0;
          for (const [act, choice] of acts) {
            const live = [...own.keys()];
            const tensor = live[choice % Math.max(1, live.length)];
            if (act === "hold") own.set(hold(1 + (choice % 5)), 1);
            else if (tensor !== undefined) {
              const left = (own.get(tensor) ?? 0) + (act === "retain" ? 1 : -1);
              tensor[act]();
              if (left > 0) own.set(tensor, left);
              else own.delete(tensor);
            }
            const bytes = [...own.keys()].reduce((sum, held) => sum + held.bytes, 0);
            peak = Math.max(peak, bytes);
            expect([holdings.live, holdings.bytes, holdings.peakBytes]).toEqual([
              own.size,
              bytes,
              peak,
            ]);
            for (const [held, references] of own) expect(held.references).toBe(references);
          }
          holdings.close();
          expect(freed).toEqual(freed.map(() => 1));
        },
      ),
    ));
});
