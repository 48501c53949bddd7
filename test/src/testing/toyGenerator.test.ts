import { describe, expect, it } from "vitest";
import { Holdings } from "../../../src/models/Holdings.ts";
import type { StepRequest } from "../../../src/models/ports.ts";
import { prefixOf } from "../../../src/testing/Prefix.ts";
import { ToyMemory } from "../../../src/testing/ToyMemory.ts";
import { ToyTruth } from "../../../src/testing/ToyTruth.ts";
import { toyGenerator } from "../../../src/testing/toyGenerator.ts";
import { toySpec } from "../../../src/testing/toySpec.ts";

const prompt = "two stars";
const truth = new ToyTruth(toySpec(3).sampling);
const sampling = { guidance: 2, temperature: 0.9, topP: 1 };

/** A generator that has begun, and a step of two paths that is right. */
async function begun() {
  const memory = new ToyMemory(new Holdings(), { live: 0, abandoned: 0 }, 3);
  const generator = toyGenerator(memory, truth);
  const { condition, cache, latent } = await generator.begin(prompt);
  const request: StepRequest = {
    condition,
    scale: 0,
    prefixes: [{ cache: { tensor: cache, row: 0 }, latent: { tensor: latent, row: 0 } }],
    fan: [0, 0],
    noise: Float32Array.of(0.001, 0.999),
    sampling,
  };
  const step = (change: Partial<StepRequest> = {}) => generator.step({ ...request, ...change });
  const second = async () => {
    const after = await step();
    const prefixes = [0, 1].map((row) => ({
      cache: { tensor: after.cache, row: 0 },
      latent: { tensor: after.latent, row },
    }));
    return { after, prefixes, next: { scale: 1, prefixes, fan: [0, 1] } };
  };
  return { memory, generator, request, step, second };
}

describe("toyGenerator", () => {
  it("draws a bit where noise is below its chance", async () => {
    const { step } = await begun();
    const one = truth.chance(prefixOf(""), prompt, sampling);
    const at = async (noise: number) => {
      const { latent } = await step({ fan: [0], noise: Float32Array.of(noise) });
      return (await latent.read(0))[0];
    };
    const below = Math.floor(one * 2 ** 23) - 0.5;
    expect([await at(below / 2 ** 23), await at((below + 2) / 2 ** 23)]).toEqual([1, -1]);
  });
  it("uses the sampling values, the prompt and the prefix of each path", async () => {
    const { generator, step, second, memory } = await begun();
    const { next } = await second();
    // Between the chances of two paths: one draws a 1, the other a 0.
    const chances = ["1", "0"].map((bits) => truth.chance(prefixOf(bits), prompt, sampling));
    const middle = ((chances[0] ?? 0) + (chances[1] ?? 0)) / 2;
    const { latent } = await step({ ...next, noise: Float32Array.of(middle, middle) });
    const drawn = [0, 1].map((row) => memory.rowsOf("latent", [{ tensor: latent, row }])[0]);
    const expected = ["1", "0"].map((bits, i) =>
      prefixOf(`${bits}${middle < (chances[i] ?? 0) ? 1 : 0}`),
    );
    expect(drawn).toEqual(expected);
    expect(drawn.map((prefix = 0) => prefix % 2).sort()).toEqual([0, 1]);

    const other = await generator.begin("a ring");
    const bit = async (change: Partial<StepRequest>, noise: number) => {
      const after = await step({ fan: [0], noise: Float32Array.of(noise), ...change });
      return (await after.latent.read(0))[0];
    };
    const between = (asked: string, how: typeof sampling) =>
      (truth.chance(1, asked, how) + truth.chance(1, prompt, sampling)) / 2;
    const asked = between("a ring", sampling);
    expect(await bit({}, asked)).not.toBe(await bit({ condition: other.condition }, asked));
    const warm = { ...sampling, temperature: 5 };
    const sampled = between(prompt, warm);
    expect(await bit({}, sampled)).not.toBe(await bit({ sampling: warm }, sampled));
  });
  it("is forced by noise 0 and 1, even where top-p says otherwise", async () => {
    const { step } = await begun();
    const sure = { guidance: 40, temperature: 0.01, topP: 0.6 };
    const { latent } = await step({ noise: Float32Array.of(0, 1), sampling: sure });
    expect([(await latent.read(0))[0], (await latent.read(1))[0]]).toEqual([1, -1]);
    const own = await step({ noise: Float32Array.of(2 ** -24, 1 - 2 ** -24), sampling: sure });
    expect((await own.latent.read(0))[0]).toBe((await own.latent.read(1))[0]); // as top-p says
  });
  it("tells how likely each bit was, where it is asked", async () => {
    const { step, second } = await begun();
    expect(await step()).not.toHaveProperty("measured");
    const { measured } = await step({ measure: true });
    const one = truth.chance(prefixOf(""), prompt, sampling);
    const sure = Math.abs(2 * one - 1);
    expect(measured?.confidence).toEqual([sure, sure]);
    expect(measured?.logProbability).toEqual([Math.log(one), Math.log1p(-one)]);
    const { next } = await second();
    const later = await step({ ...next, measure: true });
    const chances = ["1", "0"].map((bits) => truth.chance(prefixOf(bits), prompt, sampling));
    expect(later.measured?.confidence).toEqual(chances.map((p) => Math.abs(2 * p - 1)));
  });
  it("tells of a bit that top-p sets that it was sure", async () => {
    const { step } = await begun();
    const set = { guidance: 40, temperature: 0.01, topP: 0.6 };
    const { measured } = await step({ measure: true, sampling: set });
    expect(measured).toEqual({ logProbability: [0, 0], confidence: [1, 1] });
  });
  it("computes a shared prefix once", async () => {
    const { step, memory } = await begun();
    const { cache, latent } = await step();
    expect([cache.shape[2], latent.shape[0]]).toEqual([1, 2]);
    expect(memory.rowsOf("cache", [{ tensor: cache, row: 0 }])).toEqual([prefixOf("")]);
  });
  it.each<[string, Partial<StepRequest>]>([
    ["no scale 3", { scale: 3 }],
    ["no scale -1", { scale: -1 }],
    ["a latent of 0 bits at scale 1", { scale: 1 }],
    ["fan 0 1 of 1 prefixes", { fan: [0, 1] }],
    ["fan 0 -1 of 1 prefixes", { fan: [0, -1] }],
    ["1 noise values for 2 bits", { noise: Float32Array.of(0.5) }],
    ["noise outside 0…1", { noise: Float32Array.of(0.5, 1.5) }],
    ["noise outside 0…1", { noise: Float32Array.of(0.5, Number.NaN) }],
    ["a condition that begin did not make", { condition: {} }],
    ["guidance NaN", { sampling: { ...sampling, guidance: Number.NaN } }],
    ["guidance 2, temperature 0", { sampling: { ...sampling, temperature: 0 } }],
    ["guidance 2, temperature 0.9, top-p 0.5", { sampling: { ...sampling, topP: 0.5 } }],
    ["guidance 2, temperature 0.9, top-p 1.1", { sampling: { ...sampling, topP: 1.1 } }],
  ])("refuses a step: %s", async (why, change) => {
    const { step } = await begun();
    await expect(step(change)).rejects.toThrow(`toy: ${why}`);
  });
  it("refuses prefixes that stand twice, that nobody uses, or of two paths at once", async () => {
    const { step, second } = await begun();
    const { next, prefixes } = await second();
    const [one, two] = prefixes as [(typeof prefixes)[0], (typeof prefixes)[0]];
    const noise = Float32Array.of(0.5, 0.5);
    await expect(step({ ...next, noise, fan: [0, 0] })).rejects.toThrow("that no path uses");
    await expect(step({ ...next, noise, prefixes: [one, one] })).rejects.toThrow("stands twice");
    const third = await step({ ...next, noise });
    const crossed = [0, 1].map((row) => ({
      cache: { tensor: third.cache, row },
      latent: { tensor: third.latent, row: 1 - row },
    }));
    await expect(step({ scale: 2, fan: [0, 1], noise, prefixes: crossed })).rejects.toThrow(
      "a cache and a latent of different paths",
    );
    await expect(step({ ...next, scale: 2, noise, prefixes: [one, two] })).rejects.toThrow(
      "a latent of 1 bits at scale 2",
    );
  });
});
