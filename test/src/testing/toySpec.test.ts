import { describe, expect, it } from "vitest";
import { toySpec } from "../../../src/testing/toySpec.ts";

describe("toySpec", () => {
  it("has one token with one bit at every scale, and every role", () => {
    const { sides, bits, image, sampling, cost, encoders, rewards } = toySpec(13);
    expect([sides, bits, image]).toEqual([Array(13).fill(1), 1, [3, 4, 4]]);
    expect([sampling.length, cost.transformer.length]).toEqual([13, 13]);
    expect(encoders).toEqual(["structure", "semantic", "pixels"]);
    expect(rewards).toEqual(["alignment", "aesthetic"]);
    expect([Object.keys(cost.extract), Object.keys(cost.score)]).toEqual([encoders, rewards]);
  });
  it("prices everything apart", () => {
    const { begin, transformer, decode, extract, score } = toySpec(13).cost;
    const all = [begin, ...transformer, decode, ...Object.values(extract), ...Object.values(score)];
    expect(new Set(all).size).toBe(all.length);
  });
  it("refuses a prompt that says nothing", async () => {
    expect((await toySpec(3).refuses(" "))?.message).toBe("the prompt is empty");
    expect(await toySpec(3).refuses("two stars")).toBeNull();
  });
  it.each([0, 17, 2.5])("has no %d scales", (scales) =>
    expect(() => toySpec(scales)).toThrow(`scales is an integer in 1…16, not ${scales}`),
  );
});
