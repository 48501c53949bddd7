import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gatherRows, type HostTensor } from "../../../../src/models/onnx/gatherRows.ts";

const tensor = (dims: readonly number[], offset = 0): HostTensor => ({
  dims,
  data: Float32Array.from({ length: dims.reduce((a, b) => a * b, 1) }, (_, i) => offset + i),
});

const at = ({ dims, data }: HostTensor, place: readonly number[]): number =>
  data[place.reduce((index, p, i) => index * (dims[i] as number) + p, 0)] as number;

describe("gatherRows", () => {
  it("puts the rows together along any axis, in the order given", () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2 }),
        fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 3, maxLength: 3 }),
        fc.array(fc.tuple(fc.nat(1), fc.nat(99)), { minLength: 1, maxLength: 6 }),
        (axis, sides, wanted) => {
          const tensors = [tensor(sides), tensor(sides.with(axis, 4), 1000)];
          const picks = wanted.map(([which, row]) => {
            const source = tensors[which] as HostTensor;
            return { tensor: source, row: row % (source.dims[axis] as number) };
          });
          const { tensor: out } = gatherRows(picks, axis);
          expect(out.dims).toEqual(sides.with(axis, picks.length));
          for (const [i, pick] of picks.entries()) {
            const place = sides.map((side, k) => (k === axis ? i : side - 1));
            expect(at(out, place)).toBe(at(pick.tensor, place.with(axis, pick.row)));
          }
        },
      ),
    ));
  it("copies nothing where the rows are a whole tensor in order", () => {
    const whole = tensor([3, 2]);
    const rows = (order: readonly number[]) => order.map((row) => ({ tensor: whole, row }));
    expect(gatherRows(rows([0, 1, 2]), 0)).toEqual({ tensor: whole, copiedBytes: 0 });
    expect(gatherRows(rows([0, 1, 2]), 0).tensor).toBe(whole);
    expect(gatherRows(rows([1, 0, 2]), 0).copiedBytes).toBe(24);
    expect(gatherRows(rows([0, 1]), 0).copiedBytes).toBe(16);
  });
  it("refuses a row that is not there, and tensors that do not join", () => {
    for (const row of [-1, 3, 0.5, Number.NaN])
      expect(() => gatherRows([{ tensor: tensor([3, 2]), row }], 0)).toThrow(RangeError);
    const odd = [
      { tensor: tensor([3, 2]), row: 0 },
      { tensor: tensor([3, 4]), row: 0 },
    ];
    expect(() => gatherRows(odd, 0)).toThrow(/\[3, 4\] and \[3, 2\] do not join/);
    expect(() => gatherRows([], 0)).toThrow(RangeError);
  });
});
