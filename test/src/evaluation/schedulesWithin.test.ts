import { describe, expect, it } from "vitest";
import { scheduleFlops } from "../../../src/evaluation/scheduleFlops.ts";
import { schedulesWithin } from "../../../src/evaluation/schedulesWithin.ts";

const cost = { begin: 0, transformer: [1, 2, 4, 8, 16], look: 1, lastLook: 2 };
const one = 33;

describe("schedulesWithin", () => {
  it.each([one, 100, 300])("spends most of %d, and no more", (budget) => {
    const all = schedulesWithin(budget, cost);
    const flops = all.map((schedule) => scheduleFlops(schedule, cost));
    expect(Math.max(...flops)).toBeLessThanOrEqual(budget);
    expect(Math.min(...flops)).toBeGreaterThanOrEqual(0.95 * Math.max(...flops));
  });
  it("narrows from scale to scale, at three at most, never at the last", () => {
    const all = schedulesWithin(300, cost);
    expect(new Set(all.map((schedule) => JSON.stringify(schedule))).size).toBe(all.length);
    for (const { paths, keeps } of all) {
      expect(keeps.length).toBeLessThanOrEqual(3);
      let [scale, width] = [-1, paths];
      for (const keep of keeps) {
        expect(keep.scale).toBeGreaterThan(scale);
        expect(keep.scale).toBeLessThan(4);
        expect(keep.to).toBeLessThan(width);
        [scale, width] = [keep.scale, keep.to];
      }
    }
  });
  it("has one path where there is money for one, and says where there is not", () => {
    expect(schedulesWithin(one, cost)).toEqual([{ paths: 1, keeps: [] }]);
    expect(() => schedulesWithin(one - 1, cost)).toThrow(RangeError);
  });
});
