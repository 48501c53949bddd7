import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { amongAlive } from "../../../src/selection/amongAlive.ts";
import { scores } from "../../../src/testing/arbitraries/scores.ts";

describe("amongAlive", () => {
  it("hands on the columns alive in every row, and gives the others NaN", () => {
    const f = vi.fn(([a = [], b = []]) => a.map((x: number, i: number) => x + b[i]));
    const table = [
      [1, NaN, 3, 4, 5],
      [10, 20, -Infinity, 40, Infinity],
    ];
    expect(amongAlive(table, f)).toEqual([11, NaN, NaN, 44, NaN]);
    expect(f.mock.calls).toEqual([
      [
        [
          [1, 4],
          [10, 40],
        ],
      ],
    ]);
  });
  it("is the identity on live scores, for the identity", () =>
    fc.assert(
      fc.property(scores(), (row) => {
        const dead = row.map((x) => (Number.isFinite(x) ? x : NaN));
        expect(amongAlive([row], ([alive = []]) => alive)).toEqual(dead);
      }),
    ));
  it("asks nothing where nobody is alive", () => {
    const f = vi.fn(() => []);
    expect(
      amongAlive(
        [
          [NaN, 1],
          [1, Infinity],
        ],
        f,
      ),
    ).toEqual([NaN, NaN]);
    expect(amongAlive([], f)).toEqual([]);
    expect(f).not.toHaveBeenCalled();
  });
  it("refuses rows of unequal length", () =>
    expect(() => amongAlive([[1, 2], [1]], ([a = []]) => a)).toThrow(
      "1 scores of one reward, 2 of another",
    ));
});
