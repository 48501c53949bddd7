import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { roundedShares } from "../../../src/selection/roundedShares.ts";
import { weights } from "../../../src/testing/arbitraries/weights.ts";
import { resamplerLaws } from "../../../src/testing/laws/resamplerLaws.ts";

const never = () => {
  throw new Error("drawn");
};
const count = fc.integer({ min: 0, max: 50 });

describe("roundedShares", () => {
  // All laws but that of the mean, which it does not keep: it draws nothing.
  for (const { name, check } of resamplerLaws(roundedShares, {
    ...{ spread: 1, floor: true, identity: true },
  }))
    if (!name.includes("on average")) it(name, check);

  it("draws nothing, and is as near to what is expected as whole numbers can be", () =>
    fc.assert(
      fc.property(weights(), count, (w, n) => {
        const drawn = roundedShares(w, n, never);
        const fraction = (i: number) => n * (w[i] ?? 0) - Math.floor(n * (w[i] ?? 0) + 1e-9);
        const isUp = (i: number) =>
          drawn.filter((j) => j === i).length > Math.floor(n * (w[i] ?? 0) + 1e-9);
        const up = [...w.keys()].filter(isUp);
        const down = [...w.keys()].filter((i) => !isUp(i));
        for (const i of up)
          for (const j of down) expect(fraction(i)).toBeGreaterThanOrEqual(fraction(j));
      }),
    ));
  it("rounds as the official code does where its rounds sum to the count", () => {
    expect(roundedShares([0.55, 0.3, 0.15], 4, never)).toEqual([0, 0, 1, 2]); // 2.2, 1.2, 0.6
    expect(roundedShares([0.9, 0.06, 0.04], 4, never)).toEqual([0, 0, 0, 0]); // 3.6, .24, .16
  });
  it("gives equal fractions to lower places", () => {
    expect(roundedShares([0.25, 0.25, 0.25, 0.25], 2, never)).toEqual([0, 1]);
    expect(roundedShares([0.5, 0.5], 3, never)).toEqual([0, 0, 1]);
  });
});
