import { describe, expect, it } from "vitest";
import { zLimit } from "../../../src/testing/zLimit.ts";

describe("zLimit", () => {
  it.each([
    [1, 0.05, 1.96, 2.11],
    [1, 1e-3, 3.2905, 3.34],
    [100, 1e-3, 4.4172, 4.44],
    [10_000, 1e-4, 5.7307, 5.75],
  ])(
    "of %d comparisons at %d lies just beyond the normal quantile",
    (count, alarm, exact, most) => {
      expect(zLimit(count, alarm)).toBeGreaterThan(exact);
      expect(zLimit(count, alarm)).toBeLessThan(most);
    },
  );
});
