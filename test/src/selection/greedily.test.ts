import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { greedily } from "../../../src/selection/greedily.ts";

describe("greedily", () => {
  it("takes the largest gains where they stand still, of equal ones the earlier", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 1 }), (gains) => {
        const places = [...gains.keys()].reverse();
        const order = greedily(places, gains.length, (place) => gains[place] as number);
        const gain = (place: number) => gains[place] as number;
        expect(order).toEqual(places.toSorted((a, b) => gain(b) - gain(a)));
      }),
    );
    expect(greedily([4, 2], 0, () => 0)).toEqual([]);
    expect(greedily([3, 1, 2], 2, () => -Infinity)).toEqual([3, 1]);
  });
  it("tells a gain who is chosen, and a choice that it was made", () => {
    const told: number[] = [];
    const seen: string[] = [];
    const order = greedily(
      [0, 1, 2],
      2,
      (place, chosen) => {
        seen.push(`${place}|${chosen.join()}`);
        return place === 1 ? 1 : -chosen.length * place;
      },
      (place) => told.push(place),
    );
    expect(order).toEqual([1, 0]);
    expect(told).toEqual([1, 0]);
    expect(seen).toEqual(["0|", "1|", "2|", "0|1", "2|1"]);
  });
});
