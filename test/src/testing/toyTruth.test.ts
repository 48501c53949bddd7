import { describe, expect, it } from "vitest";
import { ToyTruth } from "../../../src/testing/ToyTruth.ts";
import { toySpec } from "../../../src/testing/toySpec.ts";

const prompt = "two stars";
const of = (scales: number) => new ToyTruth(toySpec(scales).sampling);
const sum = (numbers: Iterable<number>) => [...numbers].reduce((a, b) => a + b);

describe("ToyTruth", () => {
  it("lists every image", () => {
    expect(of(3).images).toEqual(["000", "001", "010", "011", "100", "101", "110", "111"]);
    expect(new Set(of(13).images).size).toBe(8192);
  });
  it("gives chances that are one together, and of a prefix those of all that follow", () => {
    const truth = of(10);
    const p = truth.images.map((bits) => truth.probability(bits, prompt));
    expect(sum(p)).toBeCloseTo(1, 12);
    const begun = p.filter((_, i) => truth.images[i]?.startsWith("0110"));
    expect(truth.probability("0110", prompt)).toBeCloseTo(sum(begun), 12);
    expect(truth.probability("", prompt)).toBe(1);
  });
  it("leaves every image a chance where top-p cuts nothing, and a few none where it does", () => {
    const truth = of(13);
    const never = (topP: number) =>
      truth.images.filter((bits) => truth.probability(bits, prompt, { topP }) === 0).length;
    expect(never(1)).toBe(0);
    expect(never(0.92)).toBeGreaterThan(20);
    expect(never(0.92)).toBeLessThan(500);
    expect(truth.probability("0110", prompt, { topP: 0.92 })).toBe(
      truth.probability("0110", prompt),
    );
  });
  it("takes sampling values of each scale", () => {
    const truth = of(3);
    const p = (sampling: object) => truth.probability("011", prompt, sampling);
    expect(p({ guidance: [2, 2, 2] })).toBe(p({}));
    // One number for all, one scale after the other, would give these three apart.
    const apart = [0, 1, 2].map((at) => p({ guidance: [0, 1, 2].map((k) => (k === at ? 5 : 2)) }));
    expect(new Set([...apart, p({}), p({ guidance: 5 })]).size).toBe(5);
    expect(p({ temperature: 1e9, guidance: 0 })).toBeCloseTo(1 / 8, 6);
  });
  it("has no 3-scale image too rare to be seen", () => {
    const truth = of(3);
    for (const bits of truth.images) expect(truth.probability(bits, prompt)).toBeGreaterThan(0.01);
  });
  it("has a target of p·e^{λs}, and its sum", () => {
    const truth = of(3);
    const { mass, total } = truth.target({ prompt, reward: "aesthetic", lambda: 10 });
    for (const [i, bits] of truth.images.entries())
      expect(mass[i]).toBeCloseTo(
        truth.probability(bits, prompt) * Math.exp(10 * truth.score("aesthetic", bits, prompt)),
        12,
      );
    expect(total).toBeCloseTo(sum(mass), 12);
    const sampling = { guidance: [2, 5, -3], topP: 1 };
    const other = truth.target({ prompt, reward: "aesthetic", lambda: 0, sampling });
    for (const [i, bits] of truth.images.entries())
      expect(other.mass[i]).toBeCloseTo(truth.probability(bits, prompt, sampling), 12);
    const untilted = truth.target({
      prompt,
      reward: "aesthetic",
      lambda: 0,
      sampling: { topP: 1 },
    });
    expect(untilted.total).toBeCloseTo(1, 12);
  });
  it("scores by reward and prompt", () => {
    const truth = of(3);
    const scores = ["alignment", "aesthetic"].flatMap((reward) =>
      ["two stars", "a ring"].map((asked) => truth.score(reward, "011", asked)),
    );
    expect(new Set(scores).size).toBe(4);
  });
  it("scores what it is told to, and gives a broken image no mass", () => {
    const truth = new ToyTruth(toySpec(3).sampling, (score, { name, bits, prompt: asked }) =>
      asked === prompt && name === "alignment" && bits === "011" ? Number.NaN : score + 1,
    );
    const aim = { prompt, lambda: 10, sampling: {} };
    expect(truth.score("alignment", "011", prompt)).toBeNaN();
    expect(truth.score("alignment", "010", prompt)).toBeCloseTo(
      of(3).score("alignment", "010", prompt) + 1,
    );
    expect(
      [...truth.target({ ...aim, reward: "alignment" }).mass].filter((x) => x === 0),
    ).toHaveLength(1);
    expect(truth.target({ ...aim, reward: "alignment" }).mass[3]).toBe(0);
    expect(truth.target({ ...aim, reward: "aesthetic" }).mass[3]).toBeGreaterThan(0);
  });
});
