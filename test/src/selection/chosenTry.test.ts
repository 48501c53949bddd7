import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chosenTry } from "../../../src/selection/chosenTry.ts";

const score = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.constantFrom(Number.NaN, Infinity, -Infinity),
);
const scores = fc.array(score, { minLength: 1, maxLength: 6 });

describe("chosenTry", () => {
  it("takes the last where it is accepted, else the first of the best that live", () =>
    fc.assert(
      fc.property(scores, fc.integer({ min: -3, max: 3 }), (all, above) => {
        const { isAccepted, index } = chosenTry({ above }, all, -Infinity);
        const last = all.at(-1) as number;
        expect(isAccepted).toBe(Number.isFinite(last) && last >= above);
        const alive = all.filter(Number.isFinite);
        if (isAccepted) expect(index).toBe(all.length - 1);
        else expect(index).toBe(alive.length === 0 ? 0 : all.indexOf(Math.max(...alive)));
      }),
    ));
  it("measures a rise from the lineage's last score", () => {
    expect(chosenTry({ better: 0 }, [1, 2], 2)).toEqual({ isAccepted: false, index: 1 });
    expect(chosenTry({ better: 0 }, [1, 2], 1.5)).toEqual({ isAccepted: true, index: 1 });
    expect(chosenTry({ better: 0 }, [-9], -Infinity)).toEqual({ isAccepted: true, index: 0 });
  });
});
