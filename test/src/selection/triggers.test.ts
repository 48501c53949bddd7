import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fires, triggers } from "../../../src/selection/triggers.ts";

const weights = fc.array(fc.double({ min: -9, max: 9, noNaN: true }), { minLength: 1 });

describe("triggers", () => {
  it("are the words of graph files", () =>
    expect(Object.keys(triggers)).toEqual(["always", "never", "ess"]));
  it("fire always, or never", () =>
    fc.assert(
      fc.property(weights, (logWeights) => {
        expect(fires("always", logWeights)).toBe(true);
        expect(fires("never", logWeights)).toBe(false);
      }),
    ));
  it("fire where the effective sample size is below the share of the paths", () => {
    const half = [0, 0, -1e4, -1e4]; // worth two of four
    expect(fires({ ess: 0.5 }, half)).toBe(false);
    expect(fires({ ess: 0.500001 }, half)).toBe(true);
    expect(fires({ ess: 1 }, [0, 0, 0])).toBe(false);
    expect(fires({ ess: 0 }, [0, -1e4])).toBe(false);
  });
});
