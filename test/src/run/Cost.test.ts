import { describe, expect, it } from "vitest";
import { CostMeter, noFlops, totalFlops } from "../../../src/run/Cost.ts";

describe("CostMeter", () => {
  it("adds up by part, and apart what really ran", () => {
    const meter = new CostMeter();
    expect([meter.flops, meter.flopsExecuted]).toEqual([noFlops, noFlops]);
    meter.add("transformer", 80, 10);
    meter.add("transformer", 6, 6);
    meter.add("decode", 5);
    meter.add("score", 0);
    expect(meter.flops).toEqual({ transformer: 86, decode: 5, extract: 0, score: 0 });
    expect(meter.flopsExecuted).toEqual({ transformer: 16, decode: 5, extract: 0, score: 0 });
    expect(totalFlops(meter.flops)).toBe(91);
  });
  it("hands out what it has counted so far, which later counts do not change", () => {
    const meter = new CostMeter();
    meter.add("extract", 3);
    const { flops } = meter;
    meter.add("extract", 4);
    expect(flops.extract).toBe(3);
    expect(totalFlops({ transformer: 1, decode: 20, extract: 300, score: 4000 })).toBe(4321);
  });
});
