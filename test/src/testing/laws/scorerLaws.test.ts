import { describe, expect, it } from "vitest";
import type { Image, ImageScorer } from "../../../../src/index.ts";
import { scorerLaws } from "../../../../src/testing/laws/scorerLaws.ts";
import { brokenOf, complaintOf } from "./brokenOf.ts";

const mean = ({ pixels }: Image) => pixels.reduce((a, b) => a + b) / pixels.length;
const right: ImageScorer = (images) => images.map(mean);

describe("scorerLaws", () => {
  for (const { name, check } of scorerLaws(right)) it(`hold: ${name}`, check);

  let calls = 0;
  it.each<[string, ImageScorer, string]>([
    ["one too few", (images) => images.slice(1).map(mean), "gives one number for each picture"],
    ["texts", (images) => images.map(String) as never, "gives one number for each picture"],
    ["no list", () => 3 as never, "gives one number for each picture"],
    ["drift", (images) => images.map((image) => mean(image) + calls++), "repeats itself"],
    [
      "by place",
      (images) => images.map((image, i) => mean(image) + i),
      "gives a picture its score wherever it stands",
    ],
    [
      "against the mean of the batch",
      (images) => {
        const all = images.map(mean);
        const centre = all.reduce((a, b) => a + b) / all.length;
        return all.map((own) => own - centre);
      },
      "gives a picture its score whatever is scored with it",
    ],
    [
      "pixels in place",
      (images) => images.map(({ pixels }) => pixels.fill(0.5)[0] as number),
      "leaves the pixels alone",
    ],
  ])("catch a scorer that is wrong: %s", async (_, wrong, name) =>
    expect(await brokenOf(scorerLaws(wrong))).toContain(name),
  );
  it("forgive as much as they are told to", async () => {
    const shaky: ImageScorer = (images) =>
      images.map((image) => mean(image) + 1e-6 * Math.random());
    expect(await brokenOf(scorerLaws(shaky))).toContain("repeats itself");
    expect(await brokenOf(scorerLaws(shaky, { tolerance: 1e-5 }))).toEqual([]);
    const wild: ImageScorer = (images) => images.map(() => Math.random());
    expect(await brokenOf(scorerLaws(wild, { tolerance: 1e-5 }))).toContain("repeats itself");
  });
  it("take a score that is NaN, and pictures and prompts of one's own", async () => {
    const asked: [number, string][] = [];
    const dead: ImageScorer = (images, prompt) => {
      for (const { width } of images) asked.push([width, prompt]);
      return images.map(() => Number.NaN);
    };
    const images = [1, 2].map((x) => ({
      width: 1,
      height: 1,
      pixels: new Float32Array(3).fill(x / 2),
    }));
    expect(await brokenOf(scorerLaws(dead, { images, prompts: ["mine"] }))).toEqual([]);
    expect(new Set(asked.map(String))).toEqual(new Set(["1,mine"]));
  });
  it("say what was expected, and of which pictures", async () => {
    const complaint = await complaintOf(scorerLaws(() => [1, 2]));
    expect(complaint).toMatch(/Counterexample: \[\[0\],"two stars"\]/);
    expect(complaint).toMatch(/actual - expected/);
  });
});
