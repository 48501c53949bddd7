import { describe, expect, it } from "vitest";
import { resolveSampling } from "../../../src/run/resolveSampling.ts";
import { fakeSpec } from "../../../src/testing/fakes/fakeSpec.ts";

const { sampling } = fakeSpec();

describe("resolveSampling", () => {
  it("takes the bundle's values of the scale", () => {
    for (const scale of sampling.keys())
      expect(resolveSampling(sampling, {}, scale)).toEqual(sampling[scale]);
  });
  it("takes what the step says, for all scales or for this one", () => {
    const ramp = sampling.map((_, scale) => scale);
    expect(resolveSampling(sampling, { guidance: 0, topP: 1 }, 3)).toEqual({
      ...sampling[3],
      guidance: 0,
      topP: 1,
    });
    expect(resolveSampling(sampling, { temperature: ramp }, 5)).toEqual({
      ...sampling[5],
      temperature: 5,
    });
    // 0 is a value, not an absence.
    expect(resolveSampling(sampling, { guidance: ramp }, 0).guidance).toBe(0);
  });
});
